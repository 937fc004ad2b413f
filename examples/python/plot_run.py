#!/usr/bin/env python3
"""Draws what is in an output file of Murmuration: python3 plot_run.py RUN.h5 PICTURE.png

Needs h5py and matplotlib (Debian: python3-h5py, python3-matplotlib).
"""
import sys

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def draw_profiles(axes, run):
    """The density at some output times, early ones pale."""
    time, x, density = run["time"][:], run["x"][:], run["density"][:]
    shown = sorted({round(i * (len(time) - 1) / 6) for i in range(7)})
    for i in shown:
        colour = plt.cm.viridis(0.9 * (1 - time[i] / time[-1]))
        axes.plot(x, density[i], color=colour, label=f"t = {time[i]:.3g}")
    axes.set(xlabel="$r$", ylabel=r"$\rho(t, r)$", title="Density of the limit equation")
    axes.legend(fontsize="small", frameon=False)


def draw_free_energy(axes, run):
    """The free energy, which never rises."""
    diagnostics = run["diagnostics"]
    axes.plot(diagnostics["time"][:], diagnostics["free_energy"][:], color="tab:green")
    axes.set(xlabel="$t$", ylabel="$F$", title="Free energy")
    axes.ticklabel_format(useOffset=False)


def draw_limit(axes, run):
    """The distance of the kinetic density from the limit against its predicted leading term."""
    limit = run["limit"]
    epsilon = limit["epsilon"][:]
    exponent = limit.attrs["leading_exponent"]
    power = r"\varepsilon" if exponent == 1 else rf"\varepsilon^{{{exponent:g}}}"
    coefficient = limit.attrs["leading_coefficient"]
    axes.loglog(epsilon, limit["predicted_error"][:], "k-", lw=1,
                label=rf"predicted: ${coefficient:.5g}\,{power}$")
    axes.loglog(epsilon, limit["error"][:], "o", color="tab:red", label="computed")
    axes.set(xlabel=r"$\varepsilon$", ylabel=r"‖$\rho_\varepsilon - \rho$‖",
             title="Kinetic equation against its limit")
    axes.legend(frameon=False)


def main(source, target):
    with h5py.File(source) as run:
        if run["density"].ndim != 2 or "D" not in run["coefficients"].attrs:
            raise SystemExit(f"{source}: not a run on a line; plot_density.py draws others")
        parts = [draw_profiles, draw_free_energy]
        if "limit" in run:
            parts.append(draw_limit)
        figure, axes = plt.subplots(1, len(parts), figsize=(4.3 * len(parts), 3.6),
                                    layout="constrained")
        for draw, panel in zip(parts, axes):
            draw(panel, run)
        coefficients = run["coefficients"].attrs
        title = run.attrs["title"].decode()
        figure.suptitle(f"{title}:  D = {coefficients['D']:.6g},"
                        f"  κ = {coefficients['kappa']:.6g}")
        figure.savefig(target, dpi=110)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
