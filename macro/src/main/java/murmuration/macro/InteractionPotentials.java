package murmuration.macro;

/** The interaction potentials that {@link InteractionPotential} offers. */
final class InteractionPotentials {
  private static final int MOST_IMAGES = 1_000_000;
  private static final double FITS = 1e-9;

  private InteractionPotentials() {}

  record None() implements InteractionPotential {
    @Override
    public double value(double r) {
      return 0;
    }

    @Override
    public boolean smoothAtOrigin() {
      return true;
    }

    @Override
    public double periodic(double r, double length) {
      return 0;
    }
  }

  record Quadratic() implements InteractionPotential {
    @Override
    public double value(double r) {
      return 0.5 * r * r;
    }

    @Override
    public boolean smoothAtOrigin() {
      return true;
    }
  }

  record Cosine(double wavenumber) implements InteractionPotential {
    Cosine {
      requirePositive("wavenumber", wavenumber);
    }

    @Override
    public double value(double r) {
      return -Math.cos(wavenumber * r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return true;
    }

    @Override
    public double periodic(double r, double length) {
      double periods = wavenumber * length / (2 * Math.PI);
      if (Math.abs(periods - Math.rint(periods)) > FITS * periods || Math.rint(periods) == 0) {
        throw new IllegalArgumentException(
            "the wavenumber "
                + wavenumber
                + " does not fit the periodic box: "
                + periods
                + " periods in length "
                + length);
      }
      return value(r);
    }
  }

  record Gaussian(double length) implements InteractionPotential {
    Gaussian {
      requirePositive("length", length);
    }

    @Override
    public double value(double r) {
      return -Math.exp(-0.5 * (r / length) * (r / length));
    }

    @Override
    public boolean smoothAtOrigin() {
      return true;
    }

    @Override
    public double periodic(double r, double period) {
      return sumOverImages(this, r, period);
    }
  }

  record Morse(double repulsion, double repulsionLength, double attraction, double attractionLength)
      implements InteractionPotential {
    Morse {
      requireFinite("repulsion", repulsion);
      requireFinite("attraction", attraction);
      requirePositive("repulsion-length", repulsionLength);
      requirePositive("attraction-length", attractionLength);
    }

    @Override
    public double value(double r) {
      return repulsion * Math.exp(-r / repulsionLength)
          - attraction * Math.exp(-r / attractionLength);
    }

    @Override
    public boolean smoothAtOrigin() {
      return false;
    }

    @Override
    public double periodic(double r, double length) {
      return geometric(repulsion, repulsionLength, r, length)
          - geometric(attraction, attractionLength, r, length);
    }

    /** Σ_m C e^{−|r + mL|/ℓ}, a geometric series on either side. */
    private static double geometric(double amplitude, double decay, double r, double length) {
      double near = Math.exp(-r / decay);
      double far = Math.exp(-(length - r) / decay);
      return amplitude * (near + far) / -Math.expm1(-length / decay);
    }
  }

  record Power(double p, double q) implements InteractionPotential {
    Power {
      requireExponent("p", p);
      requireExponent("q", q);
    }

    @Override
    public double value(double r) {
      return Math.pow(r, p) / p - Math.pow(r, q) / q;
    }

    @Override
    public boolean smoothAtOrigin() {
      return p > 0 && q > 0 && p % 2 == 0 && q % 2 == 0;
    }

    @Override
    public double averageAtOrigin(double half) {
      return Math.pow(half, p) / (p * (p + 1)) - Math.pow(half, q) / (q * (q + 1));
    }

    private static void requireExponent(String name, double value) {
      if (!(value > -1 && value != 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            name + " must be above -1, not 0 and finite, got " + value);
      }
    }
  }

  record Newtonian() implements InteractionPotential {
    @Override
    public double value(double r) {
      return 0.5 * r;
    }

    @Override
    public boolean smoothAtOrigin() {
      return false;
    }

    /** The solution of U'' = δ − 1/L with mean 0. */
    @Override
    public double periodic(double r, double length) {
      return 0.5 * r - r * r / (2 * length) - length / 12;
    }
  }

  record Scaled(double strength, InteractionPotential potential) implements InteractionPotential {
    Scaled {
      requireFinite("strength", strength);
    }

    @Override
    public double value(double r) {
      return strength * potential.value(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return potential.smoothAtOrigin();
    }

    @Override
    public double averageAtOrigin(double half) {
      return strength * potential.averageAtOrigin(half);
    }

    @Override
    public double periodic(double r, double length) {
      return strength * potential.periodic(r, length);
    }
  }

  record NearestImage(InteractionPotential potential) implements InteractionPotential {
    @Override
    public double value(double r) {
      return potential.value(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return potential.smoothAtOrigin();
    }

    @Override
    public double averageAtOrigin(double half) {
      return potential.averageAtOrigin(half);
    }

    @Override
    public double periodic(double r, double length) {
      return potential.value(r);
    }
  }

  record Images(InteractionPotential potential) implements InteractionPotential {
    @Override
    public double value(double r) {
      return potential.value(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return potential.smoothAtOrigin();
    }

    @Override
    public double averageAtOrigin(double half) {
      return potential.averageAtOrigin(half);
    }

    @Override
    public double periodic(double r, double length) {
      return sumOverImages(potential, r, length);
    }
  }

  private static double sumOverImages(InteractionPotential potential, double r, double length) {
    double sum = potential.value(r);
    for (int m = 1; m <= MOST_IMAGES; m++) {
      double term = potential.value(m * length + r) + potential.value(m * length - r);
      sum += term;
      if (Math.abs(term) <= 1e-17 * Math.abs(sum)) {
        return sum;
      }
    }
    throw new IllegalArgumentException(
        "the sum over periodic images does not converge: U must decay to zero");
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(name + " must be positive and finite, got " + value);
    }
  }
}
