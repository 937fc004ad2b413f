package murmuration.io;

import murmuration.macro.Checkpoint;
import murmuration.macro.Evolution;
import murmuration.macro.OutputTimes;
import murmuration.macro.Snapshot;

/**
 * The beginning of the density of a scenario, from which the rest is predicted: as if steps went on
 * as long, but for the outputs that they end at, and as quick as the later ones of the trial.
 */
final class DensityPilot implements RunMonitor, RunStore {
  // The first output shows how long steps become.
  private static final double UNTIL_OUTPUT = 3;

  private final OutputTimes times;
  private final double most;
  private final long start = System.nanoTime();
  private RunRecord record;
  private double time;
  private double step;
  private boolean grown;
  // What came before the first step is paid once.
  private double first;
  private Mark last = new Mark(0, 0);
  private Mark middle = last;
  private Mark early = last;

  /** How many steps were taken after so many seconds. */
  private record Mark(long steps, double seconds) {}

  private DensityPilot(OutputTimes times, double most) {
    this.times = times;
    this.most = most;
  }

  /**
   * Runs it.
   *
   * @param most seconds after the first step, thrice as many until the first output
   * @throws IllegalArgumentException when the scenario cannot be run after all
   */
  static DensityPilot of(Scenario scenario, double most) {
    DensityPilot pilot = new DensityPilot(scenario.times(), most);
    pilot.record = new ScenarioRunner(scenario, pilot, pilot).density();
    return pilot;
  }

  /** What was computed. */
  RunRecord record() {
    return record;
  }

  /** Steps of the whole run. */
  long steps() {
    return over() ? record.evolution().steps() : last.steps + remaining();
  }

  /** Outputs of the whole run. */
  int outputs() {
    return over() ? record.snapshots().size() : times.count();
  }

  /** What the whole run takes, coefficients included. */
  double seconds() {
    return over()
        ? last.seconds
        : last.seconds + remaining() * (last.seconds - early.seconds) / (last.steps - early.steps);
  }

  private boolean over() {
    return record.evolution().ending() != Evolution.Ending.INTERRUPTED;
  }

  private long remaining() {
    long steps = 0;
    double reached = time;
    for (int i = 1; i < times.count(); i++) {
      if (times.time(i) > reached) {
        steps += (long) Math.ceil((times.time(i) - reached) / step);
        reached = times.time(i);
      }
    }
    return steps;
  }

  @Override
  public Snapshot keep(int number, Snapshot snapshot) {
    return snapshot;
  }

  @Override
  public void keep(Checkpoint checkpoint) {
    grown = checkpoint.output() > 0;
    step = grown ? checkpoint.step() : step;
  }

  @Override
  public void progress(String stage, double done) {
    double reached = done * times.end();
    step = grown ? step : reached - time;
    time = reached;
    last = new Mark(last.steps + 1, elapsed());
    if (last.steps == 1) {
      first = last.seconds;
      middle = last;
    } else if (last.steps >= 2 * middle.steps) {
      early = middle;
      middle = last;
    }
  }

  @Override
  public boolean interrupted() {
    return last.steps > 0 && elapsed() - first > (grown ? most : UNTIL_OUTPUT * most);
  }

  private double elapsed() {
    return 1e-9 * (System.nanoTime() - start);
  }
}
