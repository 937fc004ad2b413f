package murmuration.macro;

import java.util.function.Supplier;

/** A density at one time, immutable. */
public final class Snapshot {
  private final Supplier<double[]> density;
  private final Diagnostics diagnostics;

  /**
   * A density that is kept elsewhere.
   *
   * @param density gives the cell values, x fastest, as a new array each time
   */
  public Snapshot(Supplier<double[]> density, Diagnostics diagnostics) {
    this.density = density;
    this.diagnostics = diagnostics;
  }

  /** Keeps the array. */
  static Snapshot of(double[] density, Diagnostics diagnostics) {
    return new Snapshot(density::clone, diagnostics);
  }

  /** A copy of the cell values, x fastest. */
  public double[] density() {
    return density.get();
  }

  /** The scalars, the time among them. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }
}
