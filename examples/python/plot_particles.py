#!/usr/bin/env python3
"""Draws particles beside both densities: python3 plot_particles.py RUN.h5 PICTURE.png

For each epsilon of a run on a line, at the last output: the density of the particles with its
standard errors, that of the kinetic equation and that of the limit; below, how far the particles are
from the kinetic density, in standard errors. Needs h5py and matplotlib (Debian: python3-h5py,
python3-matplotlib).
"""
import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np


def draw_densities(axes, x, limit, kinetic, particles, error):
    """All densities; the kinetic one is not there for every velocity potential."""
    axes.plot(x, limit, "--", color="tab:green", label=r"limit $\rho$")
    if kinetic is not None:
        axes.plot(x, kinetic, color="tab:red", lw=1.2, label=r"kinetic $\rho_\varepsilon$")
    axes.errorbar(x, particles, error, fmt="o", ms=2.5, lw=0.8, color="black", label="particles")
    axes.set(ylim=(0, None))
    axes.legend(fontsize="small", frameon=False)


def draw_deviations(axes, x, kinetic, particles, error):
    """Differences in units of their standard deviations; where no particle is, there is none."""
    found = error > 0
    axes.axhspan(-2, 2, color="0.9", lw=0)
    axes.plot(x[found], (particles - kinetic)[found] / error[found], "k.", ms=4)
    axes.axhline(0, color="tab:red", lw=1.2)
    axes.set(ylim=(-4.5, 4.5), yticks=(-2, 0, 2))


def main(source, target):
    with h5py.File(source) as run:
        if "particles" not in run or run["particles/density"].ndim != 3:
            raise SystemExit(f"{source}: no particles on a line")
        group = run["particles"]
        x = run["x"][:]
        time = (group if "time" in group else run)["time"][:]
        epsilon = group["epsilon"][:]
        kinetic = group["kinetic_density"] if "kinetic_density" in group else None
        figure, panels = plt.subplots(2, len(epsilon), figsize=(1 + 5.6 * len(epsilon), 5.2),
                                      sharex=True, squeeze=False, layout="constrained",
                                      gridspec_kw={"height_ratios": (3, 1)})
        for k, value in enumerate(epsilon):
            # An interrupted run lacks the last outputs.
            i = np.flatnonzero(np.isfinite(group["density"][k, :, 0]))[-1]
            particles, error = group["density"][k, i], group["density_error"][k, i]
            reference = kinetic[k, i] if kinetic is not None else None
            limit = run["density"][min(i, len(run["density"]) - 1)]
            above, below = panels[:, k]
            draw_densities(above, x, limit, reference, particles, error)
            above.set_title(rf"$\varepsilon$ = {value:g},  t = {time[i]:.3g}", fontsize="medium")
            if reference is not None:
                draw_deviations(below, x, reference, particles, error)
            below.set(xlabel="$x$")
        panels[0, 0].set_ylabel("density")
        panels[1, 0].set_ylabel("difference,\nin std. errors")
        figure.align_ylabels()
        title = run.attrs["title"].decode()
        figure.suptitle(f"{title}:  {group.attrs['number']} particles")
        figure.savefig(target, dpi=110)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
