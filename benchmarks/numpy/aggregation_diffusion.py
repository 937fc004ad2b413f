#!/usr/bin/env python3
"""Solves the aggregation-diffusion equation on a periodic box with numpy alone, for comparison.

    aggregation_diffusion.py PROBLEM CELLS [OUTPUT.npy] [--method cch|etdrk4] [--steps N]

    rho_t = D Laplace(rho) + kappa div(rho grad(U * rho)),   U = -exp(-r^2/2), D = 0.1

cch     the finite volumes of Carrillo, Chertock, Huang (Commun. Comput. Phys. 17, 2015) with
        their limited slopes, SSP-RK3 and a convolution by FFT: second order, positive
etdrk4  Fourier collocation with the exponential Runge-Kutta method of Cox and Matthews: for
        smooth densities, fourth order in time, with a fixed number of steps

Writes the cell averages at the end time, indexed [y, x] in two dimensions, and prints one JSON
object: the seconds are those of the solution with its initial density, without the imports.
"""
import argparse
import json
import time
from dataclasses import dataclass

import numpy as np

DIFFUSION = 0.1


@dataclass(frozen=True)
class Problem:
    """Groups of Gaussian shape: (weight, centre as (x,) or (x, y), standard deviation)."""

    lower: float
    upper: float
    groups: tuple
    kappa: float
    end: float
    steps: int  # of the fourth-order method, for an error in time of about 1e-9

    @property
    def dimension(self):
        return len(self.groups[0][1])

    @property
    def length(self):
        return self.upper - self.lower

    def density(self, *axes):
        """The initial density where the axes (x first) cross, indexed [y, x]."""
        total = 0.0
        for weight, centre, width in self.groups:
            product = weight
            for values, middle in zip(axes, centre):
                profile = np.exp(-0.5 * ((values - middle) / width) ** 2)
                profile /= width * np.sqrt(2 * np.pi)
                product = np.multiply.outer(profile, product)
            total = total + product
        return total


TWO_GROUPS = ((0.6, (-1.25,), 0.5), (0.4, (1.25,), 0.7))
THREE_GROUPS = ((0.5, (-1.5, -1.0), 0.5), (0.3, (1.5, -0.5), 0.6), (0.2, (0.0, 1.5), 0.7))
PROBLEMS = {
    "two-groups-1d": Problem(-8, 8, TWO_GROUPS, kappa=1, end=5, steps=200),
    "two-groups-sharp-1d": Problem(-8, 8, TWO_GROUPS, kappa=10, end=1, steps=1000),
    "three-groups-2d": Problem(-6, 6, THREE_GROUPS, kappa=1, end=2, steps=50),
}


def centres(problem, cells):
    return problem.lower + (np.arange(cells) + 0.5) * problem.length / cells


def cell_averages(problem, cells):
    """The initial density averaged over each cell, by four Gauss points along each axis."""
    nodes, weights = np.polynomial.legendre.leggauss(4)
    h = problem.length / cells
    points = (centres(problem, cells)[:, None] + 0.5 * h * nodes).ravel()
    values = problem.density(*[points] * problem.dimension)
    for axis in range(problem.dimension):
        shape = values.shape[:axis] + (cells, 4) + values.shape[axis + 1:]
        values = np.tensordot(values.reshape(shape), 0.5 * weights, axes=(axis + 1, 0))
    return values


def wave_numbers(problem, cells):
    """The wave numbers of rfftn for each axis of the array, ready to broadcast."""
    unit = 2 * np.pi / problem.length
    last = unit * np.arange(cells // 2 + 1)
    if problem.dimension == 1:
        return [last]
    return [unit * np.fft.fftfreq(cells, 1 / cells)[:, None], last[None, :]]


def kernel(problem, squares):
    """The Fourier transform of U, which makes the convolution that with all images of U."""
    return -((2 * np.pi) ** (problem.dimension / 2)) * np.exp(-0.5 * squares)


# --- finite volumes -------------------------------------------------------------------------------


def following(field, axis):
    """The next cell along a periodic axis."""
    shifted = np.empty_like(field)
    if axis == 0:
        shifted[:-1] = field[1:]
        shifted[-1] = field[0]
    else:
        shifted[:, :-1] = field[:, 1:]
        shifted[:, -1] = field[:, 0]
    return shifted


def preceding(field, axis):
    """The cell before along a periodic axis."""
    shifted = np.empty_like(field)
    if axis == 0:
        shifted[1:] = field[:-1]
        shifted[0] = field[-1]
    else:
        shifted[:, 1:] = field[:, :-1]
        shifted[:, 0] = field[:, -1]
    return shifted


class FiniteVolumes:
    """The semi-discrete scheme: the velocity is -grad(kappa U * rho + D log rho)."""

    def __init__(self, problem, cells):
        self.h = problem.length / cells
        self.kappa = problem.kappa
        self.axes = range(problem.dimension)
        self.symbol = kernel(problem, sum(k**2 for k in wave_numbers(problem, cells)))
        # The limit of the diffusion, for one step of the explicit Euler method.
        self.longest = self.h**2 / (2 * problem.dimension * DIFFUSION)

    def rate(self, rho):
        """Returns d rho/dt and the longest step that keeps an Euler step positive."""
        potential = np.fft.irfftn(np.fft.rfftn(rho) * self.symbol, s=rho.shape)
        potential *= self.kappa
        potential += DIFFUSION * np.log(np.maximum(rho, np.finfo(float).tiny))
        change = np.zeros_like(rho)
        fastest = 0.0
        for axis in self.axes:
            velocity = following(potential, axis)
            np.subtract(potential, velocity, out=velocity)
            velocity /= self.h
            half = self.half_slopes(rho, axis)
            # Upwind between the left cell's right edge and the right cell's left edge.
            flux = np.where(velocity > 0, rho + half, following(rho - half, axis))
            flux *= velocity
            change -= flux
            change += preceding(flux, axis)
            fastest = max(fastest, velocity.max(), -velocity.min())
        change /= self.h
        return change, self.h / (2 * len(self.axes) * max(fastest, 1e-300))

    @staticmethod
    def half_slopes(rho, axis):
        """Half the difference across a cell: central, limited where an edge would be negative."""
        right = following(rho, axis)
        right -= rho
        left = preceding(right, axis)
        half = right + left
        half *= 0.25
        limited = np.abs(half) > rho
        if limited.any():
            a, b = right[limited], left[limited]
            steepest = np.minimum(np.minimum(np.abs(a), np.abs(b)), 0.25 * np.abs(a + b))
            half[limited] = np.where(a * b > 0, np.sign(a) * steepest, 0)
        return half


def solve_cch(problem, cells, rho):
    scheme = FiniteVolumes(problem, cells)
    t, steps = 0.0, 0
    while t < problem.end:
        rate, positive = scheme.rate(rho)
        dt = min(positive, scheme.longest, problem.end - t)
        while True:
            first = rho + dt * rate
            second = 0.75 * rho + 0.25 * (first + dt * scheme.rate(first)[0])
            third = rho / 3 + 2 / 3 * (second + dt * scheme.rate(second)[0])
            if third.min() >= 0:
                break
            dt *= 0.5
        rho = third
        t = problem.end if dt == problem.end - t else t + dt
        steps += 1
    return rho, steps


# --- Fourier --------------------------------------------------------------------------------------


def exponential_coefficients(z):
    """exp(z), exp(z/2) and the weights of ETD-RK4 for z <= 0, by means over a circle around z."""
    points = np.exp(1j * np.pi * (np.arange(32) + 0.5) / 32)
    half = second = first = middle = last = 0.0
    for point in points:
        c = z + point
        e = np.exp(c)
        half = half + ((np.exp(c / 2) - 1) / c).real
        first = first + ((-4 - c + e * (4 - 3 * c + c**2)) / c**3).real
        middle = middle + ((2 + c + e * (c - 2)) / c**3).real
        last = last + ((-4 - 3 * c - c**2 + e * (4 - c)) / c**3).real
    n = len(points)
    return np.exp(z), np.exp(z / 2), half / n, first / n, middle / n, last / n


def solve_etdrk4(problem, values, steps):
    """Point values in, Fourier coefficients (of rfftn) out."""
    cells, shape = values.shape[0], values.shape
    wave = wave_numbers(problem, cells)
    squares = sum(k**2 for k in wave)
    derivative = [1j * np.where(np.abs(k) < np.abs(k).max(), k, 0) for k in wave]
    force = [problem.kappa * d * kernel(problem, squares) for d in derivative]
    dt = problem.end / steps
    whole, half, phi, first, middle, last = exponential_coefficients(-DIFFUSION * dt * squares)
    phi, first, middle, last = dt * phi, dt * first, 2 * dt * middle, dt * last

    def drift(spectrum):
        rho = np.fft.irfftn(spectrum, s=shape)
        total = 0.0
        for f, d in zip(force, derivative):
            flux = np.fft.irfftn(f * spectrum, s=shape)
            flux *= rho
            total = total + d * np.fft.rfftn(flux)
        return total

    u = np.fft.rfftn(values)
    for _ in range(steps):
        n = drift(u)
        a = half * u + phi * n
        n_a = drift(a)
        n_b = drift(half * u + phi * n_a)
        n_c = drift(half * a + phi * (2 * n_b - n))
        u = whole * u + first * n + middle * (n_a + n_b) + last * n_c
    return u


def averaged(problem, spectrum, cells):
    """The cell averages of a trigonometric polynomial, given by rfftn of its values at centres."""
    for k in wave_numbers(problem, cells):
        spectrum = spectrum * np.sinc(0.5 * k * problem.length / cells / np.pi)
    return np.fft.irfftn(spectrum, s=(cells,) * problem.dimension)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("problem", choices=PROBLEMS)
    parser.add_argument("cells", type=int, help="cells along each axis, an even number")
    parser.add_argument("output", nargs="?", help="file for the cell averages")
    parser.add_argument("--method", choices=["cch", "etdrk4"], default="cch")
    parser.add_argument("--steps", type=int, help="time steps of etdrk4")
    arguments = parser.parse_args()
    problem, cells = PROBLEMS[arguments.problem], arguments.cells
    start = time.perf_counter()
    if arguments.method == "cch":
        rho, steps = solve_cch(problem, cells, cell_averages(problem, cells))
    else:
        steps = arguments.steps or problem.steps
        initial = problem.density(*[centres(problem, cells)] * problem.dimension)
        rho = averaged(problem, solve_etdrk4(problem, initial, steps), cells)
    seconds = time.perf_counter() - start
    if arguments.output:
        np.save(arguments.output, rho)
    print(json.dumps({
        "problem": arguments.problem, "method": arguments.method, "cells": cells, "steps": steps,
        "seconds": seconds, "mass": rho.sum() * (problem.length / cells) ** problem.dimension,
        "minimum": rho.min()}))


if __name__ == "__main__":
    main()
