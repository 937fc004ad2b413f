"""Prints what ParaView finds in files, as JSON: for each file a list of blocks, each with the
geometry, the times and the arrays over all times. Files of HDF5 are read with the netCDF reader,
others with the one that ParaView chooses. Runs under pvpython."""

import json
import sys

import numpy
from paraview import servermanager
from paraview.simple import NetCDFReader, OpenDataFile
from vtkmodules.util.numpy_support import vtk_to_numpy


def opened(path):
    if path.endswith(".h5"):
        return NetCDFReader(FileName=[path])
    return OpenDataFile(path)


def leaves(data):
    """The blocks of a data set, or itself."""
    if not data.IsA("vtkCompositeDataSet"):
        return [data]
    iterator = data.NewIterator()
    found = []
    while not iterator.IsDoneWithTraversal():
        found.append(iterator.GetCurrentDataObject())
        iterator.GoToNextItem()
    return found


def read(path, dimensions):
    reader = opened(path)
    reader.UpdatePipelineInformation()
    if dimensions:
        reader.Dimensions = dimensions
    blocks = {}
    times = numpy.atleast_1d(reader.TimestepValues).tolist()
    for time in times or [0]:
        reader.UpdatePipeline(time)
        for number, image in enumerate(leaves(servermanager.Fetch(reader))):
            block = blocks.setdefault(number, {"times": times, "arrays": {}})
            block["dimensions"] = image.GetDimensions()
            block["origin"] = image.GetOrigin()
            block["spacing"] = image.GetSpacing()
            data = image.GetPointData()
            for a in range(data.GetNumberOfArrays()):
                values = vtk_to_numpy(data.GetArray(a)).astype(float).tolist()
                block["arrays"].setdefault(data.GetArrayName(a), []).append(values)
    return list(blocks.values())


# Pairs of a file and the dimensions to choose, "-" for those found first.
arguments = sys.argv[1:]
found = {}
for path, dimensions in zip(arguments[::2], arguments[1::2]):
    found[path] = read(path, "" if dimensions == "-" else dimensions)
print("PARAVIEW " + json.dumps(found))
