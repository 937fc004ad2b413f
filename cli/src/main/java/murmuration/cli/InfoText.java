package murmuration.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import murmuration.io.FileKind;
import murmuration.io.FileSummary;
import murmuration.io.FileSummary.Entry;
import murmuration.io.JournalSummary;

/** Says in words what a file is. */
final class InfoText {
  private final FileSummary summary;
  private final List<String> lines = new ArrayList<>();

  private InfoText(FileSummary summary) {
    this.summary = summary;
  }

  /** A few lines; of a damaged file as many as there is something to say. */
  static List<String> of(FileSummary summary) {
    InfoText text = new InfoText(summary);
    String title = text.attribute("title");
    switch (summary.kind()) {
      case RUN -> {
        text.lines.add("a run of " + title + ", " + text.completeness());
        text.grid();
        text.outputs();
        text.study();
      }
      case COEFFICIENTS -> text.lines.add("coefficients of the model: " + title);
      case SWEEP -> text.lines.add(title + ", " + text.count("case", "case"));
      case TABLE -> text.lines.add("a table of " + title + ", " + text.count("row", "row"));
      case OTHER -> text.lines.add("not a file that this program wrote; it holds");
    }
    if (summary.attributes().get("format") instanceof Integer format && format > FileKind.FORMAT) {
      text.lines.add("written by a newer version, which may mean something else by it");
    }
    return text.lines;
  }

  /** The same of a run that goes on or was interrupted. */
  static List<String> of(JournalSummary journal) {
    List<String> lines = new ArrayList<>();
    lines.add("the journal of a run that goes on, or was interrupted");
    lines.add(
        journal.outputs() == 0
            ? "no outputs"
            : counted(journal.outputs(), "output") + ", to t = " + Text.number(journal.time(), 6));
    done(journal.epsilon(), "kinetic check").ifPresent(lines::add);
    done(journal.particles(), "particles").ifPresent(lines::add);
    lines.add("version " + journal.version() + "; `run SCENARIO --resume` goes on with it, where");
    lines.add("the scenario is");
    journal.scenario().lines().forEach(line -> lines.add("    " + line));
    return lines;
  }

  private static Optional<String> done(List<Double> epsilons, String what) {
    return epsilons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            epsilons.stream()
                .sorted(Comparator.reverseOrder())
                .map(epsilon -> Text.number(epsilon, 4))
                .collect(Collectors.joining(", ", what + " done for epsilon = ", "")));
  }

  private String completeness() {
    String complete = attribute("complete");
    return complete.equals("yes") ? "complete" : "not complete: " + complete.replace("no: ", "");
  }

  /** The box ends half a cell beyond the outer centres. */
  private void grid() {
    List<Entry> axes =
        List.of("x", "y", "z").stream().flatMap(name -> summary.dataset(name).stream()).toList();
    String cells =
        axes.stream().map(axis -> String.valueOf(length(axis))).collect(Collectors.joining(" x "));
    String ranges =
        axes.stream()
            .filter(axis -> length(axis) > 1)
            .map(InfoText::range)
            .collect(Collectors.joining(", "));
    lines.add(cells + " cells, " + ranges);
  }

  private static String range(Entry axis) {
    double half = (axis.maximum() - axis.minimum()) / (length(axis) - 1) / 2;
    return axis.path()
        + " from "
        + edge(axis.minimum(), -half)
        + " to "
        + edge(axis.maximum(), half);
  }

  /** What rounding leaves of an edge at 0 is 0. */
  private static String edge(double centre, double half) {
    double edge = centre + half;
    return Text.number(Math.abs(edge) < 1e-12 * Math.abs(half) ? 0 : edge, 6);
  }

  private void outputs() {
    summary
        .dataset("time")
        .ifPresent(
            time ->
                lines.add(
                    count("time", "output")
                        + ", t = "
                        + Text.number(time.minimum(), 6)
                        + " to "
                        + Text.number(time.maximum(), 6)));
  }

  private void study() {
    if (summary.dataset("limit/epsilon").isPresent()) {
      lines.add("kinetic check at " + count("limit/epsilon", "value") + " of epsilon:");
      lines.addAll(Text.wrapped(attribute("limit/verdict"), Text.WIDTH - 2));
    }
  }

  private String count(String path, String noun) {
    return counted(summary.dataset(path).map(InfoText::length).orElse(0), noun);
  }

  /** Such as {@code 1 output} and {@code 2 outputs}. */
  static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static int length(Entry entry) {
    return entry.dimensions().isEmpty() ? 0 : entry.dimensions().get(0);
  }

  private String attribute(String name) {
    return summary.attributes().get(name) instanceof String text ? text : "(no " + name + ")";
  }
}
