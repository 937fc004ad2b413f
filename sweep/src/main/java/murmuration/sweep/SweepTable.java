package murmuration.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import murmuration.io.OutputFile;
import murmuration.io.Table;
import murmuration.io.TableFile;
import tools.jackson.databind.JsonNode;

/**
 * The figures of all cases side by side, in the order of the cases: {@code table.h5} and {@code
 * table.csv}, whose bytes depend on the results alone, and {@code timings.csv}, with what each case
 * took and where.
 */
public final class SweepTable {
  /** The columns that every table has besides those of keys and figures. */
  static final Set<String> COLUMNS = Set.of("case", "character", "state", "ended", "error", "file");

  private static final String KEY = "output.folder";

  private final SweepPlan plan;
  private final List<Optional<CaseResult>> results = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<String> files = new ArrayList<>();

  /**
   * A case without figures.
   *
   * @param number that of the case
   * @param label what varies and its values
   * @param error why it has none
   */
  public record Failure(int number, String label, String error) {}

  private SweepTable(SweepPlan plan) {
    this.plan = plan;
    for (int i = 0; i < plan.size(); i++) {
      PlannedCase planned = plan.at(i);
      Optional<CaseResult> result = plan.results().find(planned);
      results.add(result);
      result
          .filter(CaseResult::failed)
          .ifPresent(one -> failures.add(new Failure(planned.number(), one.label(), one.error())));
      boolean kept = plan.keepFields() && Files.exists(plan.results().fields(planned));
      files.add(kept ? ResultFolder.fieldsName(planned) : "");
    }
  }

  /**
   * Collects what is there and writes the tables.
   *
   * @throws murmuration.io.OutputException when a record cannot be read or a table not be written
   */
  public static SweepTable gather(SweepPlan plan) {
    OutputFile.makeFolder(KEY, plan.results().path());
    SweepTable table = new SweepTable(plan);
    Table figures = table.figures();
    TableFile.writeCases(table.output("table.h5"), plan.name(), figures);
    TableFile.writeCsv(table.output("table.csv"), numbered(plan).with(figures));
    TableFile.writeCsv(table.output("timings.csv"), numbered(plan).with(table.timings()));
    return table;
  }

  /** The names of the tables, {@code table.h5} first. */
  public List<Path> files() {
    Path folder = plan.results().path();
    return List.of(folder.resolve("table.h5"), folder.resolve("table.csv"));
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

  private OutputFile output(String name) {
    return new OutputFile(KEY, plan.results().path().resolve(name), true);
  }

  private static Table numbered(SweepPlan plan) {
    List<String> numbers = IntStream.range(0, plan.size()).mapToObj(String::valueOf).toList();
    return Table.empty().withTexts("case", "number of the case", numbers);
  }

  private Table figures() {
    Table table = Table.empty();
    for (int k = 0; k < plan.variations().size(); k++) {
      table = withParameter(table, k);
    }
    for (Map.Entry<String, double[]> column : columns().entrySet()) {
      String words = FigureNames.words(column.getKey(), plan.measures());
      table = table.with(column.getKey(), words, column.getValue());
    }
    if (plan.compute() == Compute.RUN) {
      table = table.withTexts("ended", "why the run ended", texts(CaseResult::ended));
    }
    if (plan.keepFields()) {
      table = table.withTexts("file", "the file of the case, from the folder of the table", files);
    }
    table =
        table.withTexts(
            "state",
            "done, failed or missing",
            results.stream()
                .map(
                    one -> one.map(result -> result.failed() ? "failed" : "done").orElse("missing"))
                .toList());
    return table.withTexts("error", "why a case failed", texts(CaseResult::error));
  }

  private Table withParameter(Table table, int k) {
    Variation variation = plan.variations().get(k);
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < plan.size(); i++) {
      values.add(plan.values(i).get(k));
    }
    String words = "parameter " + variation.key();
    return variation.numeric()
        ? table.with(
            variation.column(), words, values.stream().mapToDouble(JsonNode::asDouble).toArray())
        : table.withTexts(variation.column(), words, values.stream().map(Variation::text).toList());
  }

  /**
   * The figures by name, in the order in which the cases have them first; NaN where there are none.
   */
  private Map<String, double[]> columns() {
    Map<String, double[]> columns = new LinkedHashMap<>();
    for (int i = 0; i < results.size(); i++) {
      int row = i;
      results
          .get(i)
          .ifPresent(
              result ->
                  result
                      .figures()
                      .forEach(
                          (name, value) ->
                              columns.computeIfAbsent(name, key -> unknown())[row] = value));
    }
    return columns;
  }

  private double[] unknown() {
    double[] values = new double[results.size()];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private Table timings() {
    double[] seconds = unknown();
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = results.get(i).map(CaseResult::seconds).orElse(Double.NaN);
    }
    return Table.empty()
        .with("seconds", "wall time of the case", seconds)
        .withTexts("host", "the machine", texts(CaseResult::host));
  }

  private interface Text {
    String of(CaseResult result);
  }

  private List<String> texts(Text text) {
    return results.stream().map(one -> one.map(text::of).orElse("")).toList();
  }
}
