#!/usr/bin/env python3
"""A run of Murmuration, from the file to an animation: python3 explore_run.py RUN.h5 [FOLDER]

The cells marked with %% run one by one in editors that know them (Spyder, VS Code, jupytext).
Needs xarray, netCDF4, h5py and matplotlib (Debian: python3-xarray, python3-netcdf4,
python3-h5py, python3-matplotlib). Pictures go to FOLDER, the present one unless given.
"""
# %% [markdown]
# # A run, from the file alone
# The file holds the scenario it was made from, coefficients, densities and diagnostics.

# %% The file
import sys
from pathlib import Path

import h5py
import matplotlib
import numpy as np
import xarray as xr

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.animation import FuncAnimation, PillowWriter

if len(sys.argv) < 2:
    sys.exit(__doc__)
source = sys.argv[1]
folder = Path(sys.argv[2] if len(sys.argv) > 2 else ".")

run = xr.open_dataset(source, engine="netcdf4")
diagnostics = xr.open_dataset(source, engine="netcdf4", group="diagnostics")
with h5py.File(source) as file:
    attributes = {name: value.decode() if isinstance(value, bytes) else value
                  for name, value in file.attrs.items()}
    coefficients = dict(file["coefficients"].attrs)
print(f"{attributes['title']}, version {attributes['version']}, complete: {attributes['complete']}")
print(f"D = {coefficients.get('D', 'a matrix')}, kappa = {coefficients.get('kappa', 'a matrix')}")
print(run.density)

# %% [markdown]
# ## Conservation
# The mass is the sum of the cell averages times the volume of a cell. It is kept to round-off, a
# density is not negative (but for the spectral scheme), and the free energy does not rise where
# there is one.

# %% Mass, sign, free energy
axes = [name for name in "zyx" if name in run.density.dims]
cell = np.prod([float(run[name][1] - run[name][0]) for name in axes])
mass = run.density.sum(axes) * cell
drift = float(abs(mass / mass[0] - 1).max())
print(f"mass {float(mass[0]):.6g}, kept to {drift:.1e}")
digits = 1e-12 if run.density.dtype == np.float64 else 1e-6
assert drift < digits, "mass is lost"
least = float(run.density.min())
print(f"least density {least:.3g}")
with h5py.File(source) as file:
    decays = file["diagnostics"].attrs["free_energy_decays"] == b"yes"
rise = float(diagnostics.free_energy.diff("time").max()) if run.sizes["time"] > 1 else 0.0
print(f"largest rise of the free energy {rise:.1e}" + ("" if decays else ", which may rise here"))
size = float(abs(diagnostics.entropy).max() + abs(diagnostics.interaction).max() + 1)
assert not decays or rise <= 1e-12 * size, "the free energy rises"

# %% [markdown]
# ## Pictures
# In more than one dimension a slice through the middle of the box.

# %% What to draw
shown = run.density
if "z" in shown.dims:
    shown = shown.isel(z=shown.sizes["z"] // 2)
plane = "y" in shown.dims
largest = float(shown.max())


def draw(axis, i):
    """The density at output i."""
    if plane:
        picture = axis.pcolormesh(run.x, run.y, shown[i], vmin=0, vmax=largest, cmap="viridis")
        axis.set(xlabel="$x$", ylabel="$y$", aspect="equal")
    else:
        picture = axis.plot(run.x, shown[i], color="tab:blue")[0]
        axis.set(xlabel="$x$", ylabel=r"$\rho$", ylim=(min(0, 1.05 * least), 1.05 * largest))
    axis.set_title(f"$t$ = {float(run.time[i]):.3g}")
    return picture


# %% Four times and the free energy
figure, panels = plt.subplots(1, 5, figsize=(17, 3.4), layout="constrained")
for panel, i in zip(panels, np.linspace(0, run.sizes["time"] - 1, 4).round().astype(int)):
    picture = draw(panel, i)
if plane:
    figure.colorbar(picture, ax=panels[:4], label=r"$\rho$", shrink=0.8)
panels[4].plot(diagnostics.time, diagnostics.free_energy, color="tab:green")
panels[4].set(xlabel="$t$", ylabel="$F$", title="Free energy")
panels[4].ticklabel_format(useOffset=False)
figure.suptitle(attributes["title"])
figure.savefig(folder / "explore.png", dpi=90)

# %% [markdown]
# ## Animation
# At most sixty frames.

# %% A moving picture
figure, panel = plt.subplots(figsize=(5, 4), layout="constrained")
frames = np.unique(np.linspace(0, run.sizes["time"] - 1, 60).round().astype(int))


def frame(i):
    """One frame; all have the same axes."""
    panel.clear()
    draw(panel, i)


FuncAnimation(figure, frame, frames=frames).save(
    folder / "explore.gif", writer=PillowWriter(fps=12))
print(f"pictures: {folder / 'explore.png'}, {folder / 'explore.gif'}")
