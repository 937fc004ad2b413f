package murmuration.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import murmuration.io.OutputFile;

/** Gathers the results of a sweep. */
public final class SweepTable {
  private final List<Optional<CaseResult>> results = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /**
   * A case without figures.
   *
   * @param number that of the case
   * @param label what varies and its value
   * @param error why it has none
   */
  public record Failure(int number, String label, String error) {}

  private SweepTable() {}

  /** Collects what is there and writes the table. */
  public static SweepTable gather(SweepPlan plan) {
    SweepTable table = new SweepTable();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < plan.size(); i++) {
      Optional<CaseResult> result = plan.results().find(plan.at(i));
      table.results.add(result);
      if (result.filter(CaseResult::failed).isPresent()) {
        table.failures.add(new Failure(i, result.get().label(), result.get().error()));
      }
      text.append(i).append(',').append(result.map(one -> one.figures() + "," + one.error()));
      text.append('\n');
    }
    OutputFile.makeFolder("folder", plan.results().path());
    new OutputFile("folder", plan.results().path().resolve("table.csv"), true)
        .write(text.toString().getBytes(StandardCharsets.UTF_8));
    return table;
  }

  /** The number of cases with figures. */
  public int done() {
    return (int) results.stream().flatMap(Optional::stream).filter(one -> !one.failed()).count();
  }

  /** The cases that were tried and have no figures. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** The number of cases that have not been done yet. */
  public int missing() {
    return (int) results.stream().filter(Optional::isEmpty).count();
  }
}
