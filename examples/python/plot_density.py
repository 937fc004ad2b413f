#!/usr/bin/env python3
"""Draws the density in an output file of Murmuration: python3 plot_density.py RUN.h5 PICTURE.png

One dimension: over space and time, and the profiles at some times. Two dimensions: maps at four
times. Three: cuts through the highest cell at four times. Each map has its own colours, from zero to
its highest value. Needs h5py and matplotlib (Debian: python3-h5py, python3-matplotlib).
"""
import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

COLOURS = "magma"


def faces(centres):
    """The ends of a row of equal cells."""
    half = 0.5 * (centres[1] - centres[0])
    return centres[0] - half, centres[-1] + half


def chosen(time, count):
    """Some output times, the first and the last among them, equally far apart."""
    wanted = np.linspace(time[0], time[-1], count)
    return sorted({int(np.abs(time - t).argmin()) for t in wanted})


def draw_line(run):
    """ρ over x and t, and as profiles, early ones pale."""
    time, x, density = run["time"][:], run["x"][:], run["density"][:]
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.5, 3.9), layout="constrained")
    edges = 0.5 * (time[1:] + time[:-1])
    edges = np.concatenate([time[:1], edges, time[-1:]])
    low, high = faces(x)
    image = left.pcolormesh(np.linspace(low, high, len(x) + 1), edges, density, cmap=COLOURS,
                            vmin=0, rasterized=True)
    left.set(xlabel="$x$", ylabel="$t$")
    figure.colorbar(image, ax=left, label=r"$\rho$")
    for i in chosen(time, 6):
        colour = plt.cm.viridis(0.9 * (1 - time[i] / time[-1]))
        right.plot(x, density[i], color=colour, label=f"t = {time[i]:.3g}")
    right.set(xlabel="$x$", ylabel=r"$\rho$", xlim=(low, high), ylim=(0, None))
    right.legend(fontsize="small", frameon=False)
    return figure


def draw_map(figure, axes, image, across, up, names, title):
    """One map; its rows belong to the axis that points up."""
    shown = axes.imshow(image, origin="lower", extent=faces(across) + faces(up), cmap=COLOURS,
                        vmin=0, interpolation="nearest")
    axes.set(xlabel=f"${names[0]}$", ylabel=f"${names[1]}$")
    axes.set_title(title, fontsize="medium")
    figure.colorbar(shown, ax=axes, shrink=0.75)


def draw_plane(run):
    """Maps of ρ."""
    time, x, y, density = run["time"][:], run["x"][:], run["y"][:], run["density"]
    times = chosen(time, 4)
    figure, panels = plt.subplots(1, len(times), figsize=(3.6 * len(times), 3.4), squeeze=False,
                                  layout="constrained")
    for i, axes in zip(times, panels[0]):
        draw_map(figure, axes, density[i], x, y, "xy", f"t = {time[i]:.3g}")
    return figure


def draw_space(run):
    """Cuts through the highest cell, normal to z above and to x below."""
    time, density = run["time"][:], run["density"]
    x, y, z = (run[axis][:] for axis in "xyz")
    times = chosen(time, 4)
    figure, panels = plt.subplots(2, len(times), figsize=(3.6 * len(times), 6.6), squeeze=False,
                                  layout="constrained")
    for i, above, below in zip(times, *panels):
        rho = density[i]
        k, _, m = np.unravel_index(rho.argmax(), rho.shape)
        draw_map(figure, above, rho[k], x, y, "xy", f"t = {time[i]:.3g},  z = {z[k]:.3g}")
        draw_map(figure, below, rho[:, :, m], y, z, "yz", f"t = {time[i]:.3g},  x = {x[m]:.3g}")
    return figure


def main(source, target):
    with h5py.File(source) as run:
        draw = [draw_line, draw_plane, draw_space][run["density"].ndim - 2]
        figure = draw(run)
        title = run.attrs["title"].decode()
        ending = run["diagnostics"].attrs["ended"]
        ending = ending.decode() if isinstance(ending, bytes) else ending
        if ending == "blow-up":
            title += f":  blow-up at t = {run['time'][-1]:.4g}"
        figure.suptitle(title)
        figure.savefig(target, dpi=100)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
