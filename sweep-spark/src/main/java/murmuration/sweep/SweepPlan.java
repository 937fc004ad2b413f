package murmuration.sweep;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;
import murmuration.io.ScenarioException;

/** The cases of a sweep: quartic potentials with values of gamma, with a density or without. */
public final class SweepPlan {
  private final String name;
  private final Path folder;
  private final boolean files;
  private final double[] gamma;

  private SweepPlan(String name, Path folder, boolean files, double[] gamma) {
    this.name = name;
    this.folder = folder;
    this.files = files;
    this.gamma = gamma;
  }

  /**
   * Reads a sweep.
   *
   * @throws ScenarioException when the file cannot be read
   */
  public static SweepPlan read(Path file) {
    Properties keys = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      keys.load(reader);
    } catch (IOException e) {
      throw new ScenarioException(file + ": cannot be read", e);
    }
    return new SweepPlan(
        keys.getProperty("name"),
        file.toAbsolutePath().resolveSibling(keys.getProperty("name")),
        Boolean.parseBoolean(keys.getProperty("files")),
        values(keys.getProperty("gamma")));
  }

  private static double[] values(String text) {
    String[] range = text.split(":", -1);
    if (range.length == 3) {
      double start = Double.parseDouble(range[0]);
      double end = Double.parseDouble(range[1]);
      int count = Integer.parseInt(range[2]);
      return IntStream.range(0, count)
          .mapToDouble(i -> start + (end - start) * i / Math.max(1, count - 1))
          .toArray();
    }
    return Arrays.stream(text.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** Where its results are. */
  public ResultFolder results() {
    return new ResultFolder(folder);
  }

  /** The number of cases. */
  public int size() {
    return gamma.length;
  }

  /** The numbers of the cases that are not done. */
  public List<Integer> missing() {
    return IntStream.range(0, size()).filter(i -> !results().has(at(i))).boxed().toList();
  }

  /** A case by its number, from 0. */
  public PlannedCase at(int number) {
    String text =
        """
        name: case
        velocity: {potential: quartic, gamma: %s}
        space: {lower: 0, upper: 6.283185307179586, cells: 64}
        interaction: {potential: cosine, wavenumber: 1}
        initial: {density: "1 + 0.5*cos(x)"}
        macro: {end-time: 0.5, output-every: 0.1}
        """
            .formatted(gamma[number]);
    String digest = String.format(Locale.ROOT, "%02x%06d", number % 256, number);
    return new PlannedCase(number, digest, "gamma = " + gamma[number], text, files);
  }
}
