"""Prints a sweep, as xarray and as h5py read it, as JSON: shape and values of each variable."""

import json
import sys

import h5py
import xarray


def described(dimensions, values):
    return {
        "dimensions": dimensions,
        "shape": values.shape,
        "values": values.astype(float).ravel().tolist(),
        "texts": [row.tobytes().decode().rstrip("\0") for row in values]
        if values.dtype == "int8"
        else [],
    }


path = sys.argv[1]
with xarray.open_dataset(path, engine="netcdf4") as data:
    labelled = {name: described(v.dims, v.values) for name, v in data.variables.items()}
    method = data.attrs["method"]
with h5py.File(path, "r") as file:
    plain = {name: described([], node[...]) for name, node in file.items()}

print(json.dumps({"xarray": labelled, "h5py": plain, "method": method}))
