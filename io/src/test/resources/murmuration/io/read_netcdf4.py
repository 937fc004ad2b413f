"""Prints every variable of an HDF5 file, as netCDF4 reads it, as JSON: dimensions, shape, values."""

import json
import sys

import netCDF4

fields = {}
with netCDF4.Dataset(sys.argv[1]) as file:
    file.set_auto_mask(False)
    for group in (file, *file.groups.values()):
        for name, variable in group.variables.items():
            fields[f"{group.path}/{name}".lstrip("/")] = {
                "dimensions": variable.dimensions,
                "shape": variable.shape,
                "values": variable[...].astype(float).ravel().tolist(),
            }
    text = {name: file.getncattr(name) for name in ("scenario", "title", "complete", "version")}
    text["values"] = file["density"].getncattr("values")

print(json.dumps({"fields": fields, "attributes": text}))
