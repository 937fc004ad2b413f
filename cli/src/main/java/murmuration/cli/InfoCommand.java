package murmuration.cli;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.io.FileSummary;
import murmuration.io.JournalSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is in an output file. */
@Command(
    name = "info",
    sortOptions = false,
    description = {"Says what is in an output file, or in the journal of a run.", ""},
    footer = {
      "",
      "Examples, after `murmuration run examples/scenarios/morse-swarm-1d.yaml`:",
      "  murmuration info morse-swarm.h5",
      "  murmuration info morse-swarm.h5 --json"
    })
final class InfoCommand implements Callable<Integer> {
  private static final int WIDTH = 46;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "HDF5 file that this program wrote, or a journal.")
  private Path file;

  @Override
  public Integer call() {
    Optional<JournalSummary> journal = JournalSummary.read(file);
    if (journal.isPresent()) {
      show(journal.get());
      return 0;
    }
    FileSummary summary = FileSummary.read(file);
    if (common.json()) {
      common.out().println(Json.summary(summary));
      return 0;
    }
    common.out().println(file);
    InfoText.of(summary).forEach(line -> common.out().println("  " + printable(line)));
    common.out().println();
    for (Map.Entry<String, Object> entry : summary.attributes().entrySet()) {
      print(String.format("  %-28s %s", printable(entry.getKey()), shown(entry.getValue())));
    }
    for (FileSummary.Entry entry : summary.datasets()) {
      String shape =
          entry.dimensions().stream().map(String::valueOf).collect(Collectors.joining(" x "));
      String head = String.format("  %-28s [%s] ", printable(entry.path()), shape);
      String name = printable(entry.longName());
      if (head.length() + name.length() <= Text.WIDTH) {
        print(head + name);
      } else {
        print(head.stripTrailing());
        print(" ".repeat(31) + name);
      }
      if (!Double.isNaN(entry.minimum())) {
        common
            .out()
            .printf(
                "  %-28s from %s to %s%n",
                "", Text.number(entry.minimum(), 6), Text.number(entry.maximum(), 6));
      }
    }
    return 0;
  }

  private void print(String line) {
    common.out().println(Text.cut(line));
  }

  private void show(JournalSummary journal) {
    if (common.json()) {
      common.out().println(Json.journal(journal));
      return;
    }
    common.out().println(file);
    InfoText.of(journal).forEach(line -> common.out().println("  " + printable(line)));
  }

  private static String shown(Object value) {
    if (value instanceof Double number) {
      return Text.number(number, 15);
    }
    if (value instanceof double[] numbers) {
      return Arrays.stream(numbers)
          .mapToObj(number -> Text.number(number, 15))
          .collect(Collectors.joining("  "));
    }
    if (value.getClass().isArray()) {
      return printable(abbreviated(elements(value)));
    }
    return printable(abbreviated(value.toString()));
  }

  private static String elements(Object array) {
    return IntStream.range(0, Array.getLength(array))
        .mapToObj(i -> String.valueOf(Array.get(array, i)))
        .collect(Collectors.joining("  "));
  }

  /** A terminal should not obey what a file holds. */
  private static String printable(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
  }

  private static String abbreviated(String text) {
    String first = text.lines().findFirst().orElse("");
    return first.equals(text.strip()) && first.length() <= WIDTH
        ? first
        : first.substring(0, Math.min(first.length(), WIDTH)) + " …";
  }
}
