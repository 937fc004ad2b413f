package murmuration.spark;

import java.nio.file.Path;
import java.util.Optional;
import murmuration.io.RunMonitor;
import murmuration.sweep.SweepPlan;
import murmuration.sweep.SweepTable;
import murmuration.sweep.Worker;

/** A program that does a sweep by the local engine, with the libraries of the jar for Spark. */
final class LocalSweep {
  private LocalSweep() {}

  public static void main(String[] args) {
    SweepPlan plan = SweepPlan.read(Path.of(args[0]));
    new Worker(plan, 1, RunMonitor.NONE, Optional.empty()).run(plan.missing());
    SweepTable.gather(plan);
  }
}
