"""Prints a sweep, as xarray and as h5py read it, as JSON: shape and values of each variable."""

import json
import sys

import h5py
import xarray


def described(dimensions, values):
    texts = values.dtype.kind in "OSU"
    flat = values.ravel().tolist()
    return {
        "dimensions": dimensions,
        "shape": values.shape,
        "values": [t.decode() if isinstance(t, bytes) else t for t in flat]
        if texts
        else [float(number) for number in flat],
    }


path = sys.argv[1]
with xarray.open_dataset(path, engine="netcdf4") as data:
    labelled = {name: described(v.dims, v.values) for name, v in data.variables.items()}
    method = data.attrs["method"]
with h5py.File(path, "r") as file:
    plain = {name: described([], node[...]) for name, node in file.items()}

print(json.dumps({"xarray": labelled, "h5py": plain, "method": method}))
