#!/usr/bin/env pvpython
"""Draws a density of the plane with ParaView: pvpython density.py RUN.h5 PICTURE.png [TIME]

The map has the axes, colours and size of that of ../python/map_density.py. TIME is the output time
closest to which is drawn, the last one without it. On a machine without a screen:
xvfb-run -a -s -noreset pvpython ... Needs ParaView 5.11 or newer (Debian: paraview, python3-paraview, xvfb, xauth).
"""
import sys

import numpy as np
from paraview import servermanager
from paraview.simple import (ColorBy, GetColorTransferFunction, GetScalarBar, NetCDFReader,
                             OpenDataFile, Render, SaveScreenshot, Show, CreateView)

WIDTH, HEIGHT = 800, 640
# The part of the picture that the box takes at most; the rest holds labels.
SHARE = 0.7
LEFT_AND_BOTTOM = 1 + 2


def opened(source):
    """The file itself, or the XDMF file beside it."""
    if not source.endswith(".h5"):
        return OpenDataFile(source)
    reader = NetCDFReader(FileName=[source])
    reader.UpdatePipelineInformation()
    reader.Dimensions = "(y, x)"
    return reader


def main(source, target, wanted=None):
    reader = opened(source)
    reader.UpdatePipelineInformation()
    times = np.atleast_1d(reader.TimestepValues)
    time = times[-1] if wanted is None else times[np.abs(times - float(wanted)).argmin()]
    reader.UpdatePipeline(time)
    image = servermanager.Fetch(reader)
    if image.GetDataDimension() != 2:
        raise SystemExit(f"{source}: not a density of the plane")

    view = CreateView("RenderView")
    view.ViewSize = [WIDTH, HEIGHT]
    view.OrientationAxesVisibility = 0
    view.UseColorPaletteForBackground = 0
    view.Background = [1, 1, 1]
    view.ViewTime = time

    density = Show(reader, view)
    density.SetRepresentationType("Surface")
    # Colours of the scale, without light and shade.
    density.Ambient, density.Diffuse, density.Specular = 1, 0, 0
    ColorBy(density, ("POINTS", "density"))
    colours = GetColorTransferFunction("density")
    colours.ApplyPreset("Viridis (matplotlib)", True)
    colours.RescaleTransferFunction(0, image.GetPointData().GetArray("density").GetRange()[1])

    bar = GetScalarBar(colours, view)
    bar.Title, bar.ComponentTitle = "density", ""
    bar.TitleColor = bar.LabelColor = [0, 0, 0]
    bar.HorizontalTitle, bar.AddRangeLabels = 1, 0
    bar.WindowLocation, bar.Position, bar.ScalarBarLength = "Any Location", [0.89, 0.12], 0.7
    density.SetScalarBarVisibility(view, True)

    axes = view.AxesGrid
    axes.Visibility = 1
    axes.XTitle, axes.YTitle, axes.AxesToLabel = "x", "y", LEFT_AND_BOTTOM
    for name in ("XTitle", "YTitle", "XLabel", "YLabel", "Grid"):
        setattr(axes, name + "Color", [0, 0, 0])

    # The first rendering places the camera; what follows has the last word.
    Render(view)
    west, east, south, north, _, _ = image.GetBounds()
    view.InteractionMode = "2D"
    view.CameraParallelProjection = 1
    middle = [0.5 * (west + east), 0.5 * (south + north)]
    view.CameraFocalPoint = middle + [0]
    view.CameraPosition = middle + [1]
    view.CameraViewUp = [0, 1, 0]
    # Half the height of what is seen; a wide box is fitted to its width.
    view.CameraParallelScale = 0.5 / SHARE * max(north - south, (east - west) * HEIGHT / WIDTH)
    Render(view)
    SaveScreenshot(target, view, ImageResolution=[WIDTH, HEIGHT])


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
