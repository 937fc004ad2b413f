package murmuration.io;

import murmuration.kinetic.KineticSolver;
import murmuration.kinetic.LimitObserver;
import murmuration.kinetic.LimitOptions;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.InteractionPotential;

/** The first second of an ε→0 study, from which its time is predicted. */
final class KineticPilot implements LimitObserver {
  /** What is assumed of modes that are chosen as the study goes on. */
  static final int USUAL_MODES = 16;

  private static final double SECONDS = 1;
  private static final double VERIFICATION = 2;

  private final long start = System.nanoTime();
  private double prepared = Double.NaN;
  private int rows;

  private KineticPilot() {}

  /**
   * What the study takes: the time itself where it is over within the second, else by its first
   * rows, or by its size where there is none yet.
   *
   * @throws IllegalArgumentException when the study cannot be run
   * @throws ArithmeticException when the limit equation cannot be solved
   */
  static double seconds(Scenario scenario, Scenario.Kinetic kinetic) {
    KineticPilot pilot = new KineticPilot();
    LimitStudy study =
        LimitStudy.run(
            new Problems(scenario).limit(kinetic.initial()),
            kinetic.epsilon(),
            kinetic.options(),
            pilot);
    double elapsed = pilot.elapsed();
    if (study.complete()) {
      return elapsed;
    }
    int effects = kinetic.options().verify() ? 1 : 0;
    if (pilot.rows > 0) {
      double each = (elapsed - pilot.prepared) / pilot.rows;
      return pilot.prepared + each * (kinetic.epsilon().size() + effects);
    }
    return Math.max(bySize(scenario, kinetic), elapsed * (1 + VERIFICATION * effects));
  }

  /** Fitted to runs of some examples on two cores. */
  private static double bySize(Scenario scenario, Scenario.Kinetic kinetic) {
    LimitOptions options = kinetic.options();
    int runs = kinetic.epsilon().size();
    runs += options.verify() ? 2 : 0;
    runs += options.modes().isEmpty() ? 2 : 0;
    // Without interaction the exponential method takes one step between two outputs.
    boolean exact =
        options.method() == KineticSolver.Method.EXPONENTIAL
            && scenario.interaction().equals(InteractionPotential.none());
    return runs
        * (exact ? 4e-6 : 4e-5)
        * Math.pow(scenario.grid().size(), 0.65)
        * Math.pow(options.modes().orElse(USUAL_MODES), 1.5)
        * Math.pow(options.accuracy(), -0.15);
  }

  @Override
  public synchronized void progress(int done, int total) {
    // The limit comes first.
    prepared = done == 1 ? elapsed() : prepared;
  }

  @Override
  public synchronized void row(LimitRow row) {
    rows++;
  }

  @Override
  public boolean interrupted() {
    return elapsed() > SECONDS;
  }

  private double elapsed() {
    return 1e-9 * (System.nanoTime() - start);
  }
}
