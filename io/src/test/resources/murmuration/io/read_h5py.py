"""Prints every dataset of an HDF5 file, as h5py reads it, as JSON: its shape and its values."""

import json
import sys

import h5py

fields = {}


def visit(path, node):
    if isinstance(node, h5py.Dataset):
        fields[path] = {
            "dimensions": [],
            "shape": node.shape,
            "values": node[...].astype(float).ravel().tolist(),
        }


with h5py.File(sys.argv[1], "r") as file:
    file.visititems(visit)
    text = {name: file.attrs[name] for name in ("scenario", "title", "complete", "version")}
    text["values"] = file["density"].attrs["values"]

# h5py shows texts of fixed length as bytes.
text = {name: value.decode("utf-8") for name, value in text.items()}
print(json.dumps({"fields": fields, "attributes": text}))
