package murmuration.macro;

/** A density at one time, immutable. */
public final class Snapshot {
  private final double[] density;
  private final Diagnostics diagnostics;

  /** Keeps the array. */
  Snapshot(double[] density, Diagnostics diagnostics) {
    this.density = density;
    this.diagnostics = diagnostics;
  }

  /** A copy of the cell values, x fastest. */
  public double[] density() {
    return density.clone();
  }

  /** The scalars, the time among them. */
  public Diagnostics diagnostics() {
    return diagnostics;
  }
}
