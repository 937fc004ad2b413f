"""Prints every variable of an HDF5 file, as xarray reads it, as JSON: dimensions, shape, values."""

import json
import sys

import netCDF4
import xarray

path = sys.argv[1]
with netCDF4.Dataset(path) as file:
    groups = ["", *file.groups]

fields = {}
for group in groups:
    with xarray.open_dataset(path, engine="netcdf4", group=group or None) as data:
        for name, variable in data.variables.items():
            fields[f"{group}/{name}" if group else name] = {
                "dimensions": variable.dims,
                "shape": variable.shape,
                "values": variable.values.astype(float).ravel().tolist(),
            }
        if not group:
            # Selection by coordinate must find the same numbers as selection by index.
            axes = data.density.dims[1:]
            last = data.density.sel(time=data.time[-1], **{axis: data[axis][0] for axis in axes})
            assert last == data.density[(-1, *(0 for axis in axes))]
            text = {name: data.attrs[name] for name in ("scenario", "title", "complete", "version")}
            text["values"] = data.density.attrs["values"]

print(json.dumps({"fields": fields, "attributes": text}))
