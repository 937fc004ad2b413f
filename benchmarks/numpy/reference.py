#!/usr/bin/env python3
"""A reference solution, and the distance of a result from it.

    reference.py compute PROBLEM REFERENCE.npy       solves twice, the second time finer, and prints
                                                     the distance of the two in L1 as JSON
    reference.py error PROBLEM REFERENCE.npy RESULT  prints the distance of RESULT in L1

The solver is the Fourier one of aggregation_diffusion.py. The reference is kept as Fourier
coefficients, so that its exact averages are known on any grid. RESULT holds cell averages (.npy) or
is a file of Murmuration (.h5), whose last density counts; point values are averaged through their
Fourier coefficients first.
"""
import json
import sys

import numpy as np

from aggregation_diffusion import PROBLEMS, averaged, centres, solve_etdrk4

# (cells along each axis, time steps), coarse and fine
RESOLUTIONS = {
    "two-groups-1d": ((384, 2000), (512, 4000)),
    "two-groups-sharp-1d": ((768, 8000), (1024, 16000)),
    "three-groups-2d": ((160, 200), (192, 400)),
}


def solve(problem, cells, steps):
    """The coefficients c_k of exp(i k (x - lower)), in the order of fftn."""
    values = problem.density(*[centres(problem, cells)] * problem.dimension)
    spectrum = solve_etdrk4(problem, values, steps)
    coefficients = np.fft.fftn(np.fft.irfftn(spectrum, s=values.shape)) / values.size
    for axis in range(values.ndim):
        coefficients = coefficients * along(np.exp(-1j * np.pi * indices(cells) / cells),
                                            axis, values.ndim)
    return coefficients


def indices(cells):
    """The integer wave numbers in the order of fft."""
    return np.rint(np.fft.fftfreq(cells, 1 / cells))


def along(vector, axis, dimension):
    shape = [1] * dimension
    shape[axis] = -1
    return vector.reshape(shape)


def averages(coefficients, cells):
    """The exact averages over the cells of any grid; wave numbers beyond it alias, as they must."""
    for axis in range(coefficients.ndim):
        m = indices(coefficients.shape[axis])
        weights = np.exp(1j * np.pi * m / cells) * np.sinc(m / cells)
        weighted = np.moveaxis(coefficients * along(weights, axis, coefficients.ndim), axis, 0)
        folded = np.zeros((cells,) + weighted.shape[1:], complex)
        np.add.at(folded, m.astype(int) % cells, weighted)
        coefficients = np.moveaxis(folded, 0, axis)
    return np.fft.ifftn(coefficients).real * coefficients.size


def result(problem, file):
    if file.endswith(".npy"):
        return np.load(file)
    import h5py

    with h5py.File(file) as run:
        rho = run["density"][-1]
        kind = run["density"].attrs["values"]
    if (kind.decode() if isinstance(kind, bytes) else kind) == "point values":
        rho = averaged(problem, np.fft.rfftn(rho), rho.shape[0])
    return rho


def distance(problem, a, b):
    return np.abs(a - b).sum() * (problem.length / a.shape[0]) ** a.ndim


def main(task, name, reference, *rest):
    problem = PROBLEMS[name]
    if task == "compute":
        coarse, fine = (solve(problem, *resolution) for resolution in RESOLUTIONS[name])
        np.save(reference, fine)
        cells = fine.shape[0]
        between = distance(problem, averages(coarse, cells), averages(fine, cells))
        print(json.dumps({"problem": name, "cells": cells, "distance": between}))
    elif task == "error":
        rho = result(problem, *rest)
        exact = averages(np.load(reference), rho.shape[0])
        print(json.dumps({"problem": name, "cells": rho.shape[0],
                          "error": distance(problem, rho, exact)}))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    if len(sys.argv) != (5 if sys.argv[1:2] == ["error"] else 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
