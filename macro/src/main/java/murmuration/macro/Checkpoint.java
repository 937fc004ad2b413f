package murmuration.macro;

/**
 * Where a run stands at an output time: all that it takes to go on as if it had not been
 * interrupted, to the last bit. Immutable.
 */
public final class Checkpoint {
  private final int output;
  private final double[] state;
  private final double step;
  private final double rate;
  private final Diagnostics.Work work;

  /**
   * Keeps a copy of the state.
   *
   * @param output the number of the output just made, 0 at the start
   * @param state the scheme's numbers for the cells, see {@link Scheme#discretise}
   * @param step the next time step to try, if no output is nearer
   * @param rate see {@link Diagnostics#rate}
   * @param work what it took to get here
   */
  public Checkpoint(int output, double[] state, double step, double rate, Diagnostics.Work work) {
    this.output = output;
    this.state = state.clone();
    this.step = step;
    this.rate = rate;
    this.work = work;
  }

  /** The number of the output just made. */
  public int output() {
    return output;
  }

  /** The state, a copy. */
  public double[] state() {
    return state.clone();
  }

  /** The next time step to try. */
  public double step() {
    return step;
  }

  /** ‖∂_tρ‖ over the last step. */
  public double rate() {
    return rate;
  }

  /** The steps so far. */
  public Diagnostics.Work work() {
    return work;
  }
}
