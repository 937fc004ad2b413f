"""Checks an output file of a run with a kinetic part: layout, types, shapes and plain physics.

Usage: check_output.py FILE.h5
"""

import sys

import h5py
import numpy as np

problems = []


def expect(condition, text):
    if not condition:
        problems.append(text)


def numbers(file, name, shape=None):
    """The dataset as float64 numbers, or None after having noted what is wrong with it."""
    if not isinstance(file.get(name), h5py.Dataset):
        problems.append(f"{name}: missing")
        return None
    dataset = file[name]
    if dataset.dtype.kind != "f" or dataset.dtype.itemsize != 8:
        problems.append(f"{name}: {dataset.dtype} instead of float64")
        return None
    if shape is not None and dataset.shape != shape:
        problems.append(f"{name}: shape {dataset.shape} instead of {shape}")
        return None
    return dataset[...]


def finite(name, values):
    expect(values is None or np.all(np.isfinite(values)), f"{name}: not all finite")


def increasing(name, values):
    expect(values is None or np.all(np.diff(values) > 0), f"{name}: not increasing")


def check_macro(file):
    time = numbers(file, "time")
    axes = [name for name in ("z", "y", "x") if name in file]
    centres = [numbers(file, name) for name in axes]
    expect("x" in axes, "x: missing")
    if time is None or any(c is None for c in centres) or not centres:
        return None
    expect(time.ndim == 1 and time.size >= 2, "time: fewer than two times")
    increasing("time", time)
    for name, centre in zip(axes, centres):
        expect(centre.ndim == 1 and centre.size >= 2, f"{name}: fewer than two cells")
        increasing(name, centre)
        steps = np.diff(centre)
        expect(np.allclose(steps, steps[0], rtol=1e-9), f"{name}: cells of unequal size")

    shape = (time.size, *(centre.size for centre in centres))
    density = numbers(file, "density", shape)
    cell = np.prod([centre[1] - centre[0] for centre in centres])
    if density is not None:
        finite("density", density)
        expect(np.all(density > 0), f"density: not positive, minimum {density.min()}")
        values = file["density"].attrs.get("values")
        values = values.decode() if isinstance(values, bytes) else values
        expect(
            values in ("cell averages", "point values"),
            f"density: attribute 'values' is {values!r}",
        )
        check_mass("density", density, cell)

    check_diagnostics(file, density, cell)
    return shape, cell


def check_mass(name, density, cell, tolerance=1e-10):
    """The last axes are space; the mass is the same at all times."""
    space = tuple(range(1, density.ndim))
    mass = density.sum(axis=space) * cell
    drift = np.max(np.abs(mass - mass[0])) / abs(mass[0])
    expect(drift < tolerance, f"{name}: the mass changes by {drift:.1e} of itself")


def check_diagnostics(file, density, cell):
    time = numbers(file, "diagnostics/time")
    if time is None:
        return
    increasing("diagnostics/time", time)
    series = {
        name: numbers(file, f"diagnostics/{name}", time.shape)
        for name in ("mass", "free_energy", "minimum", "maximum")
    }
    for name, values in series.items():
        finite(f"diagnostics/{name}", values)
    mass, energy = series["mass"], series["free_energy"]
    if mass is not None:
        expect(np.ptp(mass) < 1e-10 * abs(mass[0]), "diagnostics/mass: not constant")
        if density is not None:
            total = density[0].sum() * cell
            expect(np.isclose(mass[0], total, rtol=1e-9), f"mass {mass[0]}, but density holds {total}")
    if energy is not None:
        slack = 1e-9 * max(1.0, np.max(np.abs(energy)))
        expect(np.all(np.diff(energy) <= slack), "diagnostics/free_energy: rises")
    if series["minimum"] is not None and series["maximum"] is not None:
        expect(np.all(series["minimum"] <= series["maximum"]), "diagnostics: minimum over maximum")


def check_coefficients(file):
    group = file.get("coefficients")
    if not isinstance(group, h5py.Group):
        problems.append("coefficients: missing")
        return
    for name in ("D", "kappa", "mean_velocity", "theta"):
        value = group.attrs.get(name)
        if value is None or np.ndim(value) != 0:
            problems.append(f"coefficients: attribute {name!r} is {value!r}, not a number")
            continue
        finite(f"coefficients: {name}", np.float64(value))
        if name in ("D", "kappa", "theta"):
            expect(value > 0, f"coefficients: {name} = {value} is not positive")
    eigenvalues = numbers(file, "coefficients/eigenvalues")
    increasing("coefficients/eigenvalues", eigenvalues)
    for name in ("eigenvalues", "eta", "omega"):
        values = numbers(file, f"coefficients/{name}")
        finite(f"coefficients/{name}", values)
        expect(values is None or values.size > 0, f"coefficients/{name}: empty")


def check_limit(file, shape, cell):
    epsilon = numbers(file, "kinetic/epsilon")
    if epsilon is None:
        return
    count = epsilon.size
    expect(epsilon.ndim == 1 and count > 0 and np.all(epsilon > 0), "kinetic/epsilon: not positive")
    density = numbers(file, "kinetic/density", (count, *shape))
    if density is not None:
        finite("kinetic/density", density)
        for index, value in enumerate(epsilon):
            check_mass(f"kinetic/density at epsilon {value:g}", density[index], cell, 1e-8)

    same = numbers(file, "limit/epsilon", (count,))
    expect(same is None or np.array_equal(same, epsilon), "limit/epsilon: not kinetic/epsilon")
    error = numbers(file, "limit/error", (count,))
    predicted = numbers(file, "limit/predicted_error", (count,))
    for name, values in (("error", error), ("predicted_error", predicted)):
        finite(f"limit/{name}", values)
        expect(values is None or np.all(values >= 0), f"limit/{name}: negative")
    order = numbers(file, "limit/order")
    expect(
        order is None or order.shape in ((count - 1,), (count,)),
        f"limit/order: {None if order is None else order.shape} for {count} values of epsilon",
    )
    if error is not None and count > 1:
        sorted_error = error[np.argsort(epsilon)]
        expect(sorted_error[0] < sorted_error[-1], "limit/error: not smaller at smaller epsilon")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with h5py.File(sys.argv[1], "r") as file:
        for name in ("scenario", "version", "created", "title"):
            value = file.attrs.get(name)
            expect(isinstance(value, (str, bytes)) and len(value) > 0, f"attribute {name!r}: no text")
        found = check_macro(file)
        check_coefficients(file)
        if found is not None:
            check_limit(file, *found)
    for problem in problems:
        print(f"{sys.argv[1]}: {problem}", file=sys.stderr)
    if problems:
        sys.exit(1)
    print(f"{sys.argv[1]}: as it should be")


main()
