#!/usr/bin/env python3
"""Draws a density of the plane: python3 map_density.py RUN.h5 PICTURE.png [TIME]

The map has the axes, colours and size of that of ../paraview/density.py. TIME is the output time
closest to which is drawn, the last one without it. Needs h5py and matplotlib (Debian: python3-h5py,
python3-matplotlib).
"""
import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

WIDTH, HEIGHT, DPI = 800, 640, 100
# The part of the picture that the box takes at most; the rest holds labels.
SHARE = 0.7


def main(source, target, wanted=None):
    with h5py.File(source) as run:
        if run["density"].ndim != 3:
            raise SystemExit(f"{source}: not a density of the plane")
        time, x, y = (run[name][:] for name in ("time", "x", "y"))
        i = -1 if wanted is None else int(np.abs(time - float(wanted)).argmin())
        density = run["density"][i]
    wide, high = x[-1] - x[0], y[-1] - y[0]
    scale = SHARE / max(wide / WIDTH, high / HEIGHT)
    across, up = scale * wide / WIDTH, scale * high / HEIGHT
    figure = plt.figure(figsize=(WIDTH / DPI, HEIGHT / DPI))
    axes = figure.add_axes([0.5 - across / 2, 0.5 - up / 2, across, up])
    # Between the cell centres, where ParaView has its points, colours are interpolated.
    image = axes.pcolormesh(x, y, density, cmap="viridis", vmin=0, shading="gouraud")
    axes.set(xlabel="x", ylabel="y", xlim=(x[0], x[-1]), ylim=(y[0], y[-1]))
    bar = figure.colorbar(image, cax=figure.add_axes([0.89, 0.12, 0.02, 0.7]))
    bar.ax.set_title("density")
    figure.savefig(target, dpi=DPI)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
