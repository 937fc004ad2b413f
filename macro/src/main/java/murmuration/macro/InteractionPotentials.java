package murmuration.macro;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The interaction potentials that {@link InteractionPotential} offers. */
final class InteractionPotentials {
  private static final double MOST_IMAGES = 3_000_000;
  private static final double NEGLIGIBLE = 1e-17;
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
    public double images(Grid grid, double x, double y, double z) {
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

    /** Along an axis. */
    @Override
    public double value(double r) {
      return -Math.cos(wavenumber * r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return true;
    }

    @Override
    public double inBox(Grid grid, double x, double y, double z) {
      double sum = 0;
      for (int a = 0; a < grid.dimension(); a++) {
        if (grid.axis(a).periodic()) {
          requireFit(grid.axis(a).length());
        }
        sum += value(coordinate(a, x, y, z));
      }
      return sum;
    }

    private void requireFit(double length) {
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
    }
  }

  record Gaussian(double length) implements InteractionPotential {
    Gaussian {
      requirePositive("length", length);
    }

    @Override
    public double value(double r) {
      return -bell(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return true;
    }

    /** The sum over the images of a product is the product of the sums by axis. */
    @Override
    public double inBox(Grid grid, double x, double y, double z) {
      double product = -1;
      for (int a = 0; a < grid.dimension(); a++) {
        double r = coordinate(a, x, y, z);
        double sum = bell(r);
        double period = grid.axis(a).length();
        double term = grid.axis(a).periodic() ? 1 : 0;
        for (int m = 1; term > NEGLIGIBLE * sum; m++) {
          requireFewImages(m);
          term = bell(m * period + r) + bell(m * period - r);
          sum += term;
        }
        product *= sum;
      }
      return product;
    }

    private double bell(double r) {
      return Math.exp(-0.5 * (r / length) * (r / length));
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
    public double images(Grid grid, double x, double y, double z) {
      return sumOverImages(this, grid, x, y, z);
    }
  }

  record Power(double p, double q) implements InteractionPotential {
    Power {
      requireExponent("p", p, Grid.MOST_AXES);
      requireExponent("q", q, Grid.MOST_AXES);
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
    public double ballAverage(double radius, int dimension) {
      requireExponent("p", p, dimension);
      requireExponent("q", q, dimension);
      return dimension
          * (Math.pow(radius, p) / (p * (p + dimension))
              - Math.pow(radius, q) / (q * (q + dimension)));
    }

    private static void requireExponent(String name, double value, int dimension) {
      if (!(value > -dimension && value != 0 && value < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            name + " must be above " + -dimension + ", not 0 and finite, got " + value);
      }
    }
  }

  record Newtonian(int dimension) implements InteractionPotential {
    Newtonian {
      if (dimension < 1 || dimension > Grid.MOST_AXES) {
        throw new IllegalArgumentException("the dimension must be 1, 2 or 3, got " + dimension);
      }
    }

    @Override
    public double value(double r) {
      return switch (dimension) {
        case 1 -> 0.5 * r;
        case 2 -> Math.log(r) / (2 * Math.PI);
        default -> -1 / (4 * Math.PI * r);
      };
    }

    @Override
    public boolean smoothAtOrigin() {
      return false;
    }

    @Override
    public double inBox(Grid grid, double x, double y, double z) {
      if (grid.dimension() != dimension) {
        throw new IllegalArgumentException(
            "the Newtonian potential of dimension " + dimension + " needs as many axes");
      }
      return InteractionPotential.super.inBox(grid, x, y, z);
    }

    @Override
    public double images(Grid grid, double x, double y, double z) {
      if (grid.axes().stream().anyMatch(Axis::periodic)) {
        throw new IllegalArgumentException(
            "the Newtonian potential needs all axes periodic, or none");
      }
      return 0;
    }

    @Override
    public Optional<DoubleUnaryOperator> periodicSymbol() {
      return Optional.of(q -> q == 0 ? 0 : -1 / (q * q));
    }

    @Override
    public double ballAverage(double radius, int d) {
      return switch (d) {
        case 1 -> 0.25 * radius;
        case 2 -> (Math.log(radius) - 0.5) / (2 * Math.PI);
        default -> -1.5 / (4 * Math.PI * radius);
      };
    }
  }

  record Scaled(double strength, InteractionPotential potential) implements InteractionPotential {
    Scaled {
      requireFinite("strength", strength);
    }

    @Override
    public Optional<TabulatedPotential> table() {
      return potential.table();
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
    public double inBox(Grid grid, double x, double y, double z) {
      return strength * potential.inBox(grid, x, y, z);
    }

    @Override
    public double images(Grid grid, double x, double y, double z) {
      return strength * potential.images(grid, x, y, z);
    }

    @Override
    public Optional<DoubleUnaryOperator> periodicSymbol() {
      return potential.periodicSymbol().map(symbol -> q -> strength * symbol.applyAsDouble(q));
    }

    @Override
    public double ballAverage(double radius, int dimension) {
      return strength * potential.ballAverage(radius, dimension);
    }
  }

  record NearestImage(InteractionPotential potential) implements InteractionPotential {
    @Override
    public Optional<TabulatedPotential> table() {
      return potential.table();
    }

    @Override
    public double value(double r) {
      return potential.value(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return potential.smoothAtOrigin();
    }

    @Override
    public double images(Grid grid, double x, double y, double z) {
      return 0;
    }

    @Override
    public double ballAverage(double radius, int dimension) {
      return potential.ballAverage(radius, dimension);
    }
  }

  record Images(InteractionPotential potential) implements InteractionPotential {
    @Override
    public Optional<TabulatedPotential> table() {
      return potential.table();
    }

    @Override
    public double value(double r) {
      return potential.value(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      return potential.smoothAtOrigin();
    }

    @Override
    public double images(Grid grid, double x, double y, double z) {
      return sumOverImages(potential, grid, x, y, z);
    }

    @Override
    public double ballAverage(double radius, int dimension) {
      return potential.ballAverage(radius, dimension);
    }
  }

  private static double coordinate(int a, double x, double y, double z) {
    return a == 0 ? x : a == 1 ? y : z;
  }

  /** Σ U(|r + (m_x L_x, m_y L_y, m_z L_z)|) over m ≠ 0, by shells max |m_a| = n. */
  private static double sumOverImages(
      InteractionPotential potential, Grid grid, double x, double y, double z) {
    double[] period = new double[Grid.MOST_AXES];
    int directions = 0;
    for (int a = 0; a < grid.dimension(); a++) {
      if (grid.axis(a).periodic()) {
        period[a] = grid.axis(a).length();
        directions++;
      }
    }
    double sum = 0;
    double size = 0;
    int negligible = directions == 0 ? 2 : 0;
    for (int n = 1; negligible < 2; n++) {
      requireFewImages(Math.pow(2.0 * n + 1, directions));
      double shell = 0;
      for (int mz = period[2] > 0 ? -n : 0; mz <= (period[2] > 0 ? n : 0); mz++) {
        for (int my = period[1] > 0 ? -n : 0; my <= (period[1] > 0 ? n : 0); my++) {
          boolean inside = Math.abs(my) < n && Math.abs(mz) < n;
          int last = period[0] > 0 ? n : inside ? -1 : 0;
          for (int mx = period[0] > 0 ? -n : 0; mx <= last; mx += inside ? 2 * n : 1) {
            double rx = x + mx * period[0];
            double ry = y + my * period[1];
            double rz = z + mz * period[2];
            double term = potential.value(Math.sqrt(rx * rx + ry * ry + rz * rz));
            sum += term;
            shell += Math.abs(term);
          }
        }
      }
      size += shell;
      negligible = shell <= NEGLIGIBLE * size ? negligible + 1 : 0;
    }
    return sum;
  }

  private static void requireFewImages(double images) {
    if (images > MOST_IMAGES) {
      throw new IllegalArgumentException(
          "the sum over periodic images does not converge: U must decay to zero");
    }
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
