package murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import murmuration.examples.figures.Figure;
import murmuration.examples.figures.FigureFiles;
import murmuration.examples.figures.PaperFigures;
import murmuration.io.InvalidValueException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws the figures of the paper. */
@Command(
    name = "figures",
    sortOptions = false,
    description = {
      "Computes and draws Figures 1 to 12 of the paper that the method is from.",
      "",
      "   1  5   9   first two eigenfunctions of case A, B, C",
      "   2  6  10   eigenvalues against gamma or delta",
      "   3  7  11   D, kappa and the error of kappa against gamma or delta",
      "   4  8  12   D(N), kappa(N) and their errors against N",
      "",
      "Writes figure-01.png, .svg, and the numbers as .h5 and .csv, and so on. All"
          + " twelve take half a minute.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration figures --output figures",
      "  murmuration figures --only 1,5,9 --output figures --force"
    })
final class FiguresCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Option(
      names = "--only",
      paramLabel = "LIST",
      description = "Numbers of figures, such as 3,7 (default: all twelve).")
  private String only;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      description = "The folder to write to; made when it is missing.")
  private Path output;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    List<Integer> numbers;
    List<FigureFiles> files = new ArrayList<>();
    try {
      numbers = numbers();
      for (int number : numbers) {
        files.add(new FigureFiles("output", output, number, common.force()));
      }
    } catch (InvalidValueException e) {
      throw new ParameterException(common.commandLine(), "--" + e.key() + e.getMessage(), e);
    }
    ArrayNode written = Json.array();
    PaperFigures figures = new PaperFigures();
    try (Progress progress = common.progress()) {
      for (int i = 0; i < numbers.size(); i++) {
        progress.progress("figures", (double) i / numbers.size());
        int number = numbers.get(i);
        Figure figure = common.inParallel(() -> figures.draw(number));
        files.get(i).write(figure);
        report(figure, files.get(i), written);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (common.json()) {
      ObjectNode result = Json.object();
      result.set("figures", written);
      Json.put(result, "wallSeconds", seconds);
      common.out().println(result);
    } else if (common.summary()) {
      common.out().printf("written to %s  (%s s)%n", output, Text.number(seconds, 3));
    }
    return 0;
  }

  private void report(Figure figure, FigureFiles files, ArrayNode written) {
    if (common.json()) {
      ObjectNode node = Json.object();
      node.put("number", figure.number());
      node.put("title", figure.title());
      ArrayNode paths = node.putArray("files");
      files.paths().forEach(path -> paths.add(path.toString()));
      written.add(node);
    } else if (common.summary()) {
      common.out().println(figure.title());
    }
  }

  private List<Integer> numbers() {
    TreeSet<Integer> numbers = new TreeSet<>();
    if (only == null) {
      for (int number = 1; number <= PaperFigures.COUNT; number++) {
        numbers.add(number);
      }
      return List.copyOf(numbers);
    }
    for (String part : only.split(",", -1)) {
      String text = part.strip();
      if (!text.matches("[0-9]{1,2}")
          || Integer.parseInt(text) < 1
          || Integer.parseInt(text) > PaperFigures.COUNT) {
        throw new InvalidValueException(
            "only", only, "must be numbers from 1 to " + PaperFigures.COUNT + ", such as 3,7");
      }
      numbers.add(Integer.parseInt(text));
    }
    return List.copyOf(numbers);
  }
}
