#!/usr/bin/env python3
"""Reference values for the one-dimensional and radial transport coefficients, to 20 digits.

For W and a noise theta let M = exp(-W/theta)/Z. This script computes
    V      = E_M v,          kappa = Var_M(v)/theta   (radial: E_M |v|^2/(d theta)),
    D      = (1/theta) int [int_{-inf}^v (w-V) M dw]^2 / M dv   (radial: (1/d) <r, g>, L_1 g = r),
    lambda = eigenvalues of  -theta (M phi')'/M  without flux at infinity
             (radial: -theta r^{1-d}/M (r^{d-1} M g')' + theta l(l+d-2)/r^2 g  for l = 0, 1, 2).

Method. The line is cut at |v| = R, where W has risen by `tail`*theta above its highest local minimum, with a
no-flux condition there; the relative effect is about exp(-tail). [0, R] is divided into panels, and on each panel
every unknown (phi, phi', M, the flux quotient y = F/M of D) is a Taylor series whose coefficients follow from a
short recurrence, summed in fixed-point integers whose length exceeds the wanted digits by all the climbs of W/theta on the way.
A non-integer exponent multiple of 1/2 is removed by v = s^2; kinks at v = 0 are panel borders.
Eigenvalues: a solution is shot from one end to the other. Panels are shorter than the distance of two zeros of a
solution (Sturm comparison with the Schroedinger potential), so sign changes at panel borders count the zeros, and
    N(lambda) = zeros + [phi phi' < 0 at the end]
is the exact number of eigenvalues below lambda. Bisection on N isolates, a bracketed secant finishes.

Every number is certified by a second run with more digits, other panels and a larger R. In one dimension the first
run of an even W is on the half line (one parity at a time), the second on the whole line. An eigenvalue x found in
the first run passes if the second gives N(x(1-eps)) <= k < N(x(1+eps)) with eps = 1e-22; moments and D are simply
computed twice. The column `digits` is the number of certified digits, at most the 20 printed.

    python3 reference.py references.csv [letters of the groups, e.g. ABC]

appends to the file and skips the cases already in it. Groups: A quartic, B cubic, C tilted, O other, R radial, P powers,
L the long ones of A and B (minutes each).

Needs numpy, scipy (rough first guesses only) and mpmath; gmpy2 is optional and makes it several times faster.
"""
import csv
import math
import sys
import time
from fractions import Fraction as Q

import numpy as np
from mpmath import mp, mpf
from scipy.linalg import eigh_tridiagonal

try:
    from gmpy2 import mpz
except ImportError:
    mpz = int

GUARD = 45          # decimal digits kept beyond the climbs of W/theta
EPS = mpf(10) ** -22


def big(x):
    """Fraction, int or float to mpf at the current precision."""
    return mpf(x.numerator) / x.denominator if isinstance(x, Q) else mpf(x)


# ------------------------------------------------------------------------------------------------ potentials

class Side:
    """W on one half line as a function of a = |v| = s^m: a sum of coefficient * a^exponent."""

    def __init__(self, terms, m=1):
        self.m = m
        self.terms = [(Q(k), Q(e)) for k, e in terms if Q(k) != 0]

    def double(self, a, order=0):
        out = np.zeros_like(a, dtype=float)
        for k, e in self.terms:
            f, x = float(k), float(e)
            for _ in range(order):
                f, x = f * x, x - 1
            if f != 0:
                out = out + f * a ** x
        return out

    def taylor(self, c, h):
        """Coefficients of W in t, where s = c + h t."""
        out = []
        for k, e in self.terms:
            n = e * self.m
            assert n.denominator == 1
            n = int(n)
            out += [mpf(0)] * (n + 1 - len(out))
            for j in range(n + 1):
                out[j] += big(k) * math.comb(n, j) * mpf(c) ** (n - j) * mpf(h) ** j
        return out


class Cosh:
    """W = cosh v."""
    m = 1

    def double(self, a, order=0):
        return np.sinh(a) if order == 1 else np.cosh(a)

    def taylor(self, c, h):
        even, odd, factor, out, n = mp.cosh(c), mp.sinh(c), mpf(1), [], 0
        while n < 8 or abs(factor) * even > mpf(2) ** (-mp.prec):
            out.append((odd if n % 2 else even) * factor)
            n += 1
            factor = factor * h / n
        return out


def mirrored(terms):
    """The same polynomial seen from the other side, v -> -v (integer exponents)."""
    return [(k if e % 2 == 0 else -k, e) for k, e in terms]


# --------------------------------------------------------------------------------------------------- panels

class Line:
    """Truncation, mesh and fixed-point tables of one run for one W (dimension 1: two sides; else the right one)."""

    def __init__(self, right, left, theta, lam_max, tail, span, dimension=1, more=0, whole=False):
        self.sides, self.theta, self.d = (right, left), theta, dimension
        th = float(theta)
        # highest local minimum, and the rise of W beyond it that defines R
        ref, self.R = -np.inf, []
        for side in self.sides:
            top = 1.0
            while True:
                a = np.linspace(0, top, 20001)
                w = side.double(a) / th
                if w[-1] > w.min() + 4 * tail + 50 and w[-1] == w.max():
                    break
                top *= 1.3
            inner = np.r_[False, (w[1:-1] <= w[:-2]) & (w[1:-1] <= w[2:]), False]
            ref = max([ref] + list(w[inner]))
        both = [s.double(np.array([0.0, 1e-6]))[1] for s in self.sides]
        zero = float(right.double(np.array([0.0]))[0]) / th
        if min(both) / th >= zero:
            ref = max(ref, zero)
        for side in self.sides:
            lo, hi = 0.0, 1.0
            while side.double(np.array([hi]))[0] / th < ref + tail or side.double(np.array([hi]), 1)[0] <= 0:
                hi *= 1.1
            if side.double(np.array([hi / 1.1]))[0] / th < ref + tail:
                lo = hi / 1.1
            for _ in range(30):
                mid = (lo + hi) / 2
                lo, hi = (lo, mid) if side.double(np.array([mid]))[0] / th >= ref + tail else (mid, hi)
            self.R.append(hi)
        # distance of two zeros >= pi sqrt(theta/(lambda - min Phi))
        phi = 0.0
        self.rise = self.range = 0.0
        for which, (side, R) in enumerate(zip(self.sides, self.R)):
            a = np.linspace(0, R, 40001)[1:]
            phi = min(phi, np.min(side.double(a, 1) ** 2 / (4 * th) - side.double(a, 2) / 2))
            climbs = np.diff(side.double(a)) / th * (-1 if which else 1)
            self.rise += float(np.sum(climbs[climbs > 0]))          # all climbs of W/theta on the way from -R to R
            self.range = max(self.range, float(np.ptp(side.double(a))) / th)
        width = 0.6 * math.pi * math.sqrt(th / (lam_max - phi))
        total = self.rise if whole else self.range
        self.digits = int(GUARD + more + total / math.log(10) + span / 2.3)
        mp.dps = self.digits + 10
        self.P = int(self.digits * 3.3219) + 8
        self.one = mpz(1) << self.P
        self.meshes = [self._mesh(side, R, width, span) for side, R in zip(self.sides, self.R)]
        self.tables = {}

    def _mesh(self, side, R, width, span):
        """Borders c_0 = 0 < c_1 < ... in s: sum |W_j| h^j <= span theta, and at most `width` in v."""
        th, m = float(self.theta), side.m
        save, mp.prec = mp.prec, 53
        end, c, mesh = R ** (1 / m), 0.0, []
        while c < end:
            h = (c ** m + width) ** (1 / m) - c
            if self.d > 1 and c > 0:
                h = min(h, c / 2)
            while True:
                w = side.taylor(c, h)
                if float(sum(abs(x) for x in w[1:])) <= span * th:
                    break
                h *= 0.9
            h = min(h, (end - c) * (1 + 1e-9))
            h = math.ldexp(math.ceil(math.ldexp(h, 30)), -30)       # short binary numbers: exact in every precision
            mesh.append((c, h))
            c += h
        mp.prec = save
        return mesh

    def fix(self, x):
        return mpz(int(mp.nint(mp.ldexp(x, self.P))))

    def table(self, which, inward):
        """For each panel the fixed-point lists G (dv/dt), K (dW/dt/theta), L (G/theta) of
             phi_t = G p,   p_t = K p - lambda L phi,       p = dphi/d|v|."""
        key = (which, inward)
        if key not in self.tables:
            side, th, out = self.sides[which], big(self.theta), []
            for c, h in (reversed(self.meshes[which]) if inward else self.meshes[which]):
                if inward:
                    c, h = c + h, -h
                c, h = mpf(c), mpf(h)
                w = side.taylor(c, h)
                K = [(j + 1) * w[j + 1] / th for j in range(len(w) - 1)]
                v = [math.comb(side.m, j) * c ** (side.m - j) * h ** j for j in range(side.m + 1)]
                G = [(j + 1) * v[j + 1] for j in range(side.m)]
                out.append((c, h, [self.fix(x) for x in G], [self.fix(x) for x in K], [g / th for g in G], v, w))
            self.tables[key] = out
        return self.tables[key]

    # ---- one panel
    def series(self, phi, p, G, K, L, eta=0, eta2=0, source=()):
        """Taylor coefficients (fixed point) of phi_t = G p, (1+eta t)^2 p_t = K p + L phi + source."""
        P = self.P
        a, b, n = [phi], [p], 0
        quiet, need = 0, max(len(G), min(len(K), 12), len(L)) + 3
        while quiet < need:
            x = sum(G[j] * b[n - j] for j in range(min(n + 1, len(G))))
            y = sum(K[j] * b[n - j] for j in range(min(n + 1, len(K))))
            y += sum(L[j] * a[n - j] for j in range(min(n + 1, len(L))))
            y >>= P
            if n < len(source):
                y += source[n]
            if eta:
                y -= (2 * eta * n * b[n]) >> P
                if n:
                    y -= (eta2 * (n - 1) * b[n - 1]) >> P
            n += 1
            a.append((x >> P) // n)
            b.append(y // n)
            quiet = quiet + 1 if abs(a[-1]) < 8 and abs(b[-1]) < 8 else 0
        return a, b

    def march(self, table, phi, p, e, lam):
        """Carries (phi, p) 2^e over the panels; also returns the number of sign changes of phi."""
        zeros = 0
        for c, h, G, K, L, v, w in table:
            before = phi if phi else p * (1 if h > 0 else -1)
            a, b = self.series(phi, p, G, K, [self.fix(-lam * x) for x in L])
            phi, p = sum(a), sum(b)
            if (before < 0) != (phi < 0):
                zeros += 1
            s = max(abs(phi), abs(p)).bit_length() - self.P
            phi, p, e = (phi >> s, p >> s, e + s) if s > 0 else (phi << -s, p << -s, e + s)
        return phi, p, e, zeros

    def shoot(self, lam, kind):
        """(N, f): eigenvalues below lam and a function of lam that vanishes at them. kind: 'line', 'even', 'odd', or l."""
        if isinstance(kind, int):
            return self._shoot_radial(lam, kind)
        if kind == 'line':
            phi, p, e, z = self.march(self.table(1, True), self.one, mpz(0), 0, lam)
            p = -p
        else:
            phi, p, e, z = (self.one, mpz(0), 0, 0) if kind == 'even' else (mpz(0), self.one, 0, 0)
        phi, p, e, more = self.march(self.table(0, False), phi, p, e, lam)
        return z + more + ((phi < 0) != (p < 0)), mp.ldexp(mpf(int(p)), e - self.P)

    # ---- moments and D in one dimension
    def product(self, a, b):
        """int_0^1 of the product of two fixed-point series, as mpf."""
        total = mpz(0)
        n = len(a) + len(b)
        for k in range(n - 1):
            s = sum(a[i] * b[k - i] for i in range(max(0, k - len(b) + 1), min(k + 1, len(a))))
            total += (s >> self.P) // (k + 1)
        return mp.ldexp(mpf(int(total)), -self.P)

    def coefficients(self):
        """V, kappa, log10 D."""
        mp.dps = self.digits + 10
        if self.d > 1:
            return self._coefficients_radial()
        th, P = big(self.theta), self.P
        even = self.sides[0] is self.sides[1]
        base = min(big(0) + self.sides[0].taylor(mpf(c), mpf(h))[0] for c, h in self.meshes[0])
        panels = []                                     # per side: (weight, series of M, G, v, integrals)
        mom = [mpf(0)] * 3
        for which in ((0,) if even else (0, 1)):
            sign, rows = (1, -1)[which], []
            for c, h, G, K, L, v, w in self.table(which, False):
                m = self.decay(K)
                weight = mp.exp((base - w[0]) / th)
                vf = [self.fix(x) for x in v]
                g0 = G
                g1 = self.times(vf, G)
                g2 = self.times(vf, g1)
                i0, i1, i2 = (weight * self.product(m, g) for g in (g0, g1, g2))
                rows.append((weight, m, i0, i1, vf))
                mom[0] += i0
                mom[1] += sign * i1
                mom[2] += i2
            panels.append(rows)
        if even:
            mom = [2 * mom[0], mpf(0), 2 * mom[2]]
        V = mom[1] / mom[0]
        kappa = (mom[2] / mom[0] - V * V) / th
        D = mpf(0)
        for which, rows in enumerate(panels):
            sign = (1, -1)[which]
            F = mpf(0)
            for (c, h, G, K, L, v, w), (weight, m, i0, i1, vf) in reversed(list(zip(self.table(which, False), rows))):
                F += i1 - sign * V * i0                 # int over [c, R] of (a - sign V) M: the flux at c
                y0 = F / weight
                S = max(mpf(1), abs(y0))
                vs = list(vf)
                vs[0] -= self.fix(sign * V)
                src = [-self.fix(mp.ldexp(mpf(int(x)), -P) / S) for x in self.times(vs, G)]
                y = self.quotient(self.fix(y0 / S), K, src)
                f = self.flux(self.fix(y0 / S), m, src)
                D += weight * S * S * self.product(self.times(y, G), f)
        if even:
            D *= 2
        return V, kappa, mp.log10(D / mom[0] / th)

    def times(self, a, b):
        out = [mpz(0)] * (len(a) + len(b) - 1)
        for j, y in enumerate(b if len(b) < len(a) else a):
            for i, x in enumerate(a if len(b) < len(a) else b):
                out[i + j] += x * y
        return [x >> self.P for x in out]

    def decay(self, K):
        """M on a panel, 1 at its left border: M_t = -K M."""
        return self.quotient(self.one, [-k for k in K], [])

    def quotient(self, y0, K, source):
        """y_t = K y + source."""
        y, n, quiet = [y0], 0, 0
        while quiet < min(len(K), 12) + 3:
            x = sum(K[j] * y[n - j] for j in range(min(n + 1, len(K)))) >> self.P
            if n < len(source):
                x += source[n]
            n += 1
            y.append(x // n)
            quiet = quiet + 1 if abs(y[-1]) < 8 else 0
        return y

    def flux(self, f0, m, source):
        """F_t = source * M."""
        return [f0] + [x // (n + 1) for n, x in enumerate(self.times(source, m))]

    # ---- radial
    def _radial_table(self, l):
        key = ('radial', l)
        if key not in self.tables:
            th, out = big(self.theta), []
            for c, h, G, K, L, v, w in self.table(0, False):
                if c == 0:
                    out.append((c, h, [self.fix(k * w[k] / th) for k in range(len(w))]))
                    continue
                eta = h / c
                Kf = [mp.ldexp(mpf(int(k)), -self.P) for k in K] + [mpf(0)] * 2
                KK = [Kf[j] + (2 * eta * Kf[j - 1] if j else 0) + (eta * eta * Kf[j - 2] if j > 1 else 0)
                      for j in range(len(Kf))]
                KK[0] -= (self.d - 1) * eta
                KK[1] -= (self.d - 1) * eta * eta
                out.append((c, h, [self.fix(h)], [self.fix(x) for x in KK], self.fix(eta), self.fix(eta * eta),
                            l * (l + self.d - 2) * eta * eta / h, h / th, eta))
            self.tables[key] = out
        return self.tables[key]

    def frobenius(self, row, l, lam, a0, source):
        """g = (h t)^l sum a_n t^n near r = 0."""
        c, h, KW = row
        lf = self.fix(lam * h * h / big(self.theta))
        a, n, quiet = [a0], 0, 0
        while quiet < len(KW) + 3:
            n += 1
            x = sum(KW[k] * (l + n - k) * a[n - k] for k in range(1, min(n, len(KW) - 1) + 1))
            if n > 1:
                x -= lf * a[n - 2]
            x >>= self.P
            if n == 2:
                x += source
            a.append(x // (n * (n + 2 * l + self.d - 2)))
            quiet = quiet + 1 if abs(a[-1]) < 8 else 0
        return a

    def radial_L(self, row, lam):
        lg, hth, eta = row[6:]
        x = -lam * hth
        return [self.fix(lg + x), self.fix(2 * eta * x), self.fix(eta * eta * x)]

    def _shoot_radial(self, lam, l):
        table = self._radial_table(l)
        a = self.frobenius(table[0], l, lam, self.one, 0)
        phi = sum(a)
        p = self.fix(mp.ldexp(mpf(int(sum((l + n) * x for n, x in enumerate(a)))), -self.P) / table[0][1])
        e, zeros = 0, int(phi < 0)
        for row in table[1:]:
            before = phi
            x, y = self.series(phi, p, row[2], row[3], self.radial_L(row, lam), row[4], row[5])
            phi, p = sum(x), sum(y)
            zeros += (before < 0) != (phi < 0)
            s = max(abs(phi), abs(p)).bit_length() - self.P
            phi, p, e = (phi >> s, p >> s, e + s) if s > 0 else (phi << -s, p << -s, e + s)
        return zeros + ((phi < 0) != (p < 0)), mp.ldexp(mpf(int(p)), e - self.P)

    def _coefficients_radial(self):
        th, d, P = big(self.theta), self.d, self.P
        table, plain = self._radial_table(1), self.table(0, False)

        def real(x):
            return mp.ldexp(mpf(int(x)), -P)

        def first(alpha, source):                       # alpha: coefficient of r, source: 1 for L_1 g = r, 0 for L_1 g = 0
            h = table[0][1]
            a = self.frobenius(table[0], 1, mpf(0), self.fix(alpha), self.fix(-source * h * h / th))
            return [mpz(0)] + a                         # times h

        def panel(row, g, p, source):
            S = max(mpf(1), abs(g), abs(p))
            c, h, eta = row[0], row[1], row[8]
            k = -source * h * c / th / S
            src = [self.fix(k), self.fix(3 * eta * k), self.fix(3 * eta ** 2 * k), self.fix(eta ** 3 * k)]
            x, y = self.series(self.fix(g / S), self.fix(p / S), row[2], row[3], self.radial_L(row, mpf(0)), row[4],
                               row[5], src)
            return S, x, y

        def run(alpha, source):
            a = first(alpha, source)
            h = table[0][1]
            states = [(h * real(sum(a)), real(sum(n * x for n, x in enumerate(a))))]
            for row in table[1:]:
                S, x, y = panel(row, *states[-1], source)
                states.append((S * real(sum(x)), S * real(sum(y))))
            return states
        gp, gh = run(mpf(0), 1), run(mpf(1), 0)
        alpha = -gp[-1][1] / gh[-1][1]
        Z = B2 = D = mpf(0)
        for i, (row, (c, h, G, K, L, v, w)) in enumerate(zip(table, plain)):
            weight = mp.exp(-w[0] / th)
            mass = self.decay(K)
            vf = [self.fix(c), self.fix(h)]
            r = G
            for _ in range(d - 1):
                r = self.times(r, vf)
            Z += weight * self.product(mass, r)
            r1 = self.times(r, vf)
            B2 += weight * self.product(mass, self.times(r1, vf))
            if i == 0:
                S, g = h, first(alpha, 1)
            else:
                S, g, _ = panel(row, gp[i - 1][0] + alpha * gh[i - 1][0], gp[i - 1][1] + alpha * gh[i - 1][1], 1)
            D += weight * S * self.product(self.times(mass, r1), g)
        return mpf(0), B2 / Z / d / th, mp.log10(D / Z / d)


# ---------------------------------------------------------------------------------------------- eigenvalues

def rough(right, left, theta, count, l=None, d=1):
    """The lowest eigenvalues to some digits, from a reversible chain on a uniform grid (double precision)."""
    th, n = float(theta), 4000
    R = []
    for s in (right, left):
        top = 0.5
        while s.double(np.array([top]))[0] / th < s.double(np.linspace(0, top, 2001)).min() / th + 60:
            top *= 1.05
        R.append(top)
    if d == 1:
        edges = np.linspace(-R[1], R[0], n + 1)
    else:
        edges = np.linspace(0, R[0], n + 1)
    x, h = (edges[1:] + edges[:-1]) / 2, edges[1] - edges[0]

    def W(v):
        return np.where(v >= 0, right.double(np.abs(v)), left.double(np.abs(v))) / th
    w, we = W(x), W(edges[1:-1])
    jac, je = (np.abs(x) ** (d - 1), edges[1:-1] ** (d - 1)) if d > 1 else (np.ones(n), np.ones(n - 1))
    up, dn = je / jac[:-1] * np.exp(np.clip(w[:-1] - we, -600, 600)), je / jac[1:] * np.exp(np.clip(w[1:] - we, -600, 600))
    diag = np.zeros(n)
    diag[:-1] += up
    diag[1:] += dn
    off = -np.sqrt(up * dn)
    k = th / h ** 2
    diag = diag * k
    if l:
        diag = diag + th * l * (l + d - 2) / x ** 2
    return eigh_tridiagonal(diag, off * k, select='i', select_range=(0, count - 1))[0]


class Solver:
    """Eigenvalues of one sector of one Line by counting and bracketed secants."""

    def __init__(self, line, kind, guesses):
        self.line, self.kind, self.seen = line, kind, {}
        g = [x for x in guesses if x > 1e-9]
        self.pool = [(x + y) / 2 for x, y in zip(g, g[1:])] + [g[-1] * 1.1]
        self.calls = 0

    def at(self, x):
        if x not in self.seen:
            self.calls += 1
            self.seen[x] = self.line.shoot(x, self.kind)
        return self.seen[x]

    def find(self, k):
        """The eigenvalue with exactly k below it."""
        for x in self.pool:
            self.at(mpf(x))
        low = mpf(10) ** -5
        while self.at(low)[0] > k:
            low = low ** 2
        hi = max(self.seen)
        while self.at(hi)[0] <= k:
            hi *= mpf('1.5')
        while True:
            lo = max(x for x in self.seen if self.seen[x][0] <= k)
            hi = min(x for x in self.seen if self.seen[x][0] > k)
            if hi - lo < mpf(10) ** -28 * hi:
                return (lo + hi) / 2                    # a cluster tighter than the wanted digits
            if self.seen[lo][0] == k and self.seen[hi][0] == k + 1 and hi < 4 * lo:
                break
            self.at(mp.sqrt(lo * hi) if hi > 2 * lo else (lo + hi) / 2)
        flo, fhi = self.seen[lo][1], self.seen[hi][1]
        x0, f0, x1, f1 = lo, flo, hi, fhi
        for _ in range(200):
            x = x1 - f1 * (x1 - x0) / (f1 - f0) if f1 != f0 else (lo + hi) / 2
            if not lo < x < hi:
                x = (lo + hi) / 2
            done = abs(x - x1) < mpf(10) ** -27 * x
            self.calls += 1
            f = self.line.shoot(x, self.kind)[1]
            if (f < 0) == (flo < 0):
                lo, flo = x, f
            else:
                hi, fhi = x, f
            x0, f0, x1, f1 = x1, f1, x, f
            if f == 0 or done or hi - lo < mpf(10) ** -28 * hi:
                return x
        raise ArithmeticError('no convergence')


def certified(line, kind, x, k):
    """Digits of x as the eigenvalue number k of the second run (20 if within EPS)."""
    mp.dps = line.digits + 10
    for digits, eps in ((20, EPS), (18, mpf(10) ** -20), (16, mpf(10) ** -18), (13, mpf(10) ** -15)):
        if line.shoot(x * (1 - eps), kind)[0] <= k < line.shoot(x * (1 + eps), kind)[0]:
            return digits
    return 0


def agreement(x, y):
    """Common digits of two runs."""
    if x == y:
        return 20
    return max(0, min(20, int(-mp.log10(abs(x - y) / max(abs(x), abs(y)))) - 1))


# -------------------------------------------------------------------------------------------------- the cases

def case(name, right, left=None, theta='1', a='', b='', gamma='', delta='', expression='', d=1):
    return dict(name=name, right=right, left=left or right, theta=Q(theta), a=a, b=b, gamma=gamma, delta=delta,
                expression=expression, d=d, t=theta)


def power(a, b, gamma, m=1, delta='0'):
    c = 1 / (Q(a) * Q(gamma))
    right = Side([(c, a), (-1 / Q(b), b), (-Q(delta), 1)], m)
    return (right, right) if Q(delta) == 0 else (right, Side([(c, a), (-1 / Q(b), b), (Q(delta), 1)], m))


def cases():
    out = {k: [] for k in 'ABCORPL'}                    # L: the cases of A and B that take minutes
    for g, t in [(g, '1') for g in '0.1 1 3 10 30 50 90 100 120 200 300 500 1000 2000 3000'.split()] + \
            [('1', t) for t in ('0.05', '0.2', '5', '20')] + [('10', '0.05'), ('10', '20')]:
        out['L' if float(g) > 900 else 'A'].append(case('A', *power('4', '2', g), theta=t, a='4', b='2', gamma=g))
    for g, t in [(g, '1') for g in '0.5 1 2 3 5 7 8 10 12 15 20 25'.split()] + [('2', '0.05'), ('2', '20')]:
        out['L' if float(g) > 13 else 'B'].append(case('B', *power('4', '3', g), theta=t, a='4', b='3', gamma=g))
    for g, e, t in [(g, e, '1') for g, e in (('1', '1'), ('1', '0.1'), ('10', '1'), ('10', '0.01'), ('50', '0.1'),
                                             ('100', '1'), ('100', '0.01'), ('200', '0.001'), ('200', '1e-6'),
                                             ('200', '0.1'), ('500', '0.0005'))] + [('3', '0.5', '0.1'), ('3', '0.5', '10')]:
        out['C'].append(case('C', *power('4', '2', g, delta=e), theta=t, a='4', b='2', gamma=g, delta=e))

    def poly(text, terms, t='1'):
        right = Side(terms)
        even = all(e % 2 == 0 for _, e in right.terms)
        out['O'].append(case('other', right, right if even else Side(mirrored(right.terms)), theta=t, expression=text))
    poly('v^6/6 - v^2/2 + 0.3*v', [('1/6', 6), ('-1/2', 2), ('0.3', 1)])
    poly('v^2*(v^2-4)^2 + 0.3*v', [(1, 6), (-8, 4), (16, 2), ('0.3', 1)])
    poly('3*v^2*(v^2-4)^2 + 0.3*v', [(3, 6), (-24, 4), (48, 2), ('0.3', 1)])
    # (v^2-1)^2 (v^2-9)^2 = (v^4 - 10 v^2 + 9)^2
    quad = [('1/20', 8), (-1, 6), ('118/20', 4), (-9, 2), ('81/20', 0), ('-0.05', 1)]
    for t in ('1', '0.5'):
        poly('(v^2-1)^2*(v^2-9)^2/20 - 0.05*v', quad, t)
    poly('v^4', [(1, 4)])
    c = Cosh()
    out['O'].append(case('other', c, c, expression='cosh(v)'))
    for d in (2, 3):
        for g in ('1', '5', '20', '100'):
            out['R'].append(case('A', *power('4', '2', g), a='4', b='2', gamma=g, d=d))
    out['R'].append(case('B', *power('4', '3', '2'), a='4', b='3', gamma='2', d=2))
    for d in (2, 3):
        s = Side([('1/2', 2)])
        out['R'].append(case('quadratic', s, s, expression='v^2/2', d=d))
    for a, b, g, m in (('6', '2', '1', 1), ('6', '2', '20', 1), ('3', '2', '1', 1), ('3.5', '1.5', '2', 2),
                       ('5', '3', '2', 1), ('4', '1', '2', 1), ('2.5', '1', '1', 2)):
        out['P'].append(case('power', *power(a, b, g, m), a=a, b=b, gamma=g))
    return out


def run(c, write):
    right, left, th, d = c['right'], c['left'], c['theta'], c['d']
    even = right is left
    if d == 1:
        guess = {'line': rough(right, left, th, 10)}
        top = 1.25 * guess['line'][-1]
        sectors = [('even', list(guess['line'][2::2]), 1, 0), ('odd', list(guess['line'][1::2]), 0, 1)] if even else \
                  [('line', list(guess['line'][1:]), 1, 0)]
    else:
        guess = {l: rough(right, left, th, 6, l, d) for l in (0, 1, 2)}
        top = 1.25 * max(g[-1] for g in guess.values())
    one = Line(right, left, th, top, 130, 20, d, whole=not even)
    two = Line(right, left, th, top, 160, 14, d, more=25, whole=d == 1)
    x, y = one.coefficients(), two.coefficients()
    for q, u, v in zip(('V', 'kappa', 'log10D'), x, y):
        if max(abs(u), abs(v)) < mpf(10) ** -40:        # V of an even W, log10 D of D = 1
            u = v = mpf(0)
        if d == 1 or q != 'V':
            write(q, '', '', v, agreement(u, v))

    def eigen(index, sector, value, digits):
        if value > mpf(10) ** -300:
            write('lambda', index, sector, value, digits)
        if value < mpf(10) ** -3 or (index == 1 and d == 1):
            write('log10lambda', index, sector, mp.log10(value), digits)
    calls, rows = 0, []
    if d == 1:
        for kind, g, start, offset in sectors:
            mp.dps = one.digits + 10
            solver = Solver(one, kind, g)
            for j in range(8 if kind == 'line' else 4):
                mp.dps = one.digits + 10
                k = start + j                           # number inside the sector
                index = k if kind == 'line' else 2 * k + offset
                lam = solver.find(k)
                rows.append((index, '', lam, certified(two, 'line', lam, index)))
            calls += solver.calls
    else:
        for l in (0, 1, 2):
            mp.dps = one.digits + 10
            solver = Solver(one, l, list(guess[l][(1 if l == 0 else 0):]))
            for j in range(4):
                mp.dps = one.digits + 10
                k = j + (l == 0)
                lam = solver.find(k)
                rows.append((j + 1, l, lam, certified(two, l, lam, k)))
            calls += solver.calls
    mp.dps = two.digits + 10
    for row in sorted(rows, key=lambda r: (r[1] if r[1] != '' else 0, r[0])):
        eigen(*row)
    return calls, one, two


def main():
    path, groups = sys.argv[1], (sys.argv[2] if len(sys.argv) > 2 else 'ABCORPL')
    head = 'case,a,b,gamma,delta,theta,dimension,expression,quantity,index,sector,value,digits'.split(',')
    try:
        with open(path, newline='') as file:
            done = {tuple(row[:8]) for row in csv.reader(file)}
    except OSError:
        done = set()
    with open(path, 'a', newline='') as file:
        out = csv.writer(file, lineterminator='\n')
        if not done:
            out.writerow(head)
        everything = cases()
        for group in groups:
            for c in everything[group]:
                key = [c['name'], c['a'], c['b'], c['gamma'], c['delta'], c['t'], str(c['d']), c['expression']]
                if tuple(key) in done:
                    continue
                begin, low, rows = time.time(), [20], []

                def write(q, index, sector, value, digits):
                    low[0] = min(low[0], digits)
                    rows.append(key + [q, index, sector, mp.nstr(value, 20, strip_zeros=False) if value else '0', digits])
                try:
                    calls, one, two = run(c, write)
                    out.writerows(rows)
                    print(*key, 'digits>=', low[0], 'panels', len(one.meshes[0]), len(two.meshes[0]), 'dps', one.digits, two.digits,
                          'calls', calls, '%.1fs' % (time.time() - begin), flush=True)
                except Exception as error:              # keep going: the other cases are independent
                    print('FAILED', *key, repr(error), flush=True)
                file.flush()


if __name__ == '__main__':
    main()
