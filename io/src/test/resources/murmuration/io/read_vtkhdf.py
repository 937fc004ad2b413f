"""Prints a VTKHDF file of images with time steps, as h5py reads it, as JSON."""

import json
import sys

import h5py

with h5py.File(sys.argv[1], "r") as file:
    root = file["VTKHDF"]
    # The type of the attribute in the file: readers of VTK want ASCII and no byte after the end.
    type_id = root.attrs.get_id("Type").get_type()
    steps = root["Steps"]
    found = {
        "type": {
            "text": root.attrs["Type"].decode(),
            "encoding": {h5py.h5t.CSET_ASCII: "ascii"}.get(type_id.get_cset(), "other"),
            "length": type_id.get_size(),
        },
        "version": root.attrs["Version"].tolist(),
        "extent": root.attrs["WholeExtent"].tolist(),
        "origin": root.attrs["Origin"].tolist(),
        "spacing": root.attrs["Spacing"].tolist(),
        "direction": root.attrs["Direction"].tolist(),
        "steps": int(steps.attrs["NSteps"]),
        "times": steps["Values"][...].tolist(),
        "offsets": {name: node[...].tolist() for name, node in steps["PointDataOffsets"].items()},
        "arrays": {name: node[...].tolist() for name, node in root["PointData"].items()},
    }

print(json.dumps(found))
