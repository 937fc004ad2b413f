package murmuration.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import murmuration.io.InvalidValueException;
import murmuration.io.RunReader;

/** What pictures of densities share: the outputs that are shown, axes, scales, values. */
final class Densities {
  /** Beyond this ratio of the largest density to that at the start colours show the logarithm. */
  private static final double WIDE = 30;

  /** How far below the largest density the logarithmic scale goes, in powers of ten. */
  private static final double DECADES = 4;

  private static final List<String> AXES = List.of("x", "y", "z");

  private final RunReader run;
  private final double[] times;
  private final double[][] axes;

  Densities(RunReader run) {
    this.run = run;
    times = run.times();
    axes = IntStream.range(0, run.dimension()).mapToObj(run::axis).toArray(double[][]::new);
  }

  int dimension() {
    return axes.length;
  }

  int outputs() {
    return times.length;
  }

  double time(int output) {
    return times[output];
  }

  double[] axis(int a) {
    return axes[a];
  }

  /** The values of an output, x fastest. */
  double[] values(int output) {
    return run.density(output);
  }

  static String axisName(int a) {
    return AXES.get(a);
  }

  /** From the left edge of the first cell to the right edge of the last. */
  Axis.Range edges(int a) {
    double[] centres = axes[a];
    double half = centres.length > 1 ? (centres[1] - centres[0]) / 2 : 0.5;
    return new Axis.Range(centres[0] - half, centres[centres.length - 1] + half);
  }

  /** At most so many outputs from the first to the last, as evenly as their number allows. */
  List<Integer> outputs(int most) {
    int last = times.length - 1;
    int steps = Math.min(most - 1, last);
    // A few less, when they are at equal distances.
    for (int fewer = steps; fewer > steps / 2; fewer--) {
      if (last % fewer == 0) {
        steps = fewer;
        break;
      }
    }
    int count = steps;
    return IntStream.rangeClosed(0, count)
        .map(k -> count == 0 ? 0 : (int) Math.round(k * (double) last / count))
        .boxed()
        .toList();
  }

  /**
   * The outputs nearest to times.
   *
   * @throws InvalidValueException when a time is outside of the run
   */
  List<Integer> outputsAt(List<Double> wanted) {
    List<Integer> outputs = new ArrayList<>();
    double last = times[times.length - 1];
    for (double time : wanted) {
      if (!(time >= times[0] && time <= last)) {
        throw new InvalidValueException("times", time, "must be from " + times[0] + " to " + last);
      }
      outputs.add(
          IntStream.range(0, times.length)
              .boxed()
              .min((a, b) -> Double.compare(Math.abs(times[a] - time), Math.abs(times[b] - time)))
              .orElseThrow());
    }
    return outputs.stream().distinct().sorted().toList();
  }

  /** Such as {@code t = 0.5}. */
  String title(int output) {
    return "t = " + number(times[output]);
  }

  /** With three significant digits. */
  static String number(double value) {
    return Numbers.text(value, 3);
  }

  /** The scale for maps of all outputs. */
  Shade shade() {
    double[] maximum = run.diagnostics("maximum");
    double largest = Arrays.stream(maximum).filter(Double::isFinite).max().orElse(1);
    boolean logarithmic = largest > WIDE * maximum[0] && maximum[0] > 0;
    return new Shade(largest, logarithmic);
  }

  /**
   * How densities become colours.
   *
   * @param largest the largest density
   * @param logarithmic whether colours show log₁₀ ρ
   */
  record Shade(double largest, boolean logarithmic) {
    ColourScale scale() {
      if (!logarithmic) {
        return new ColourScale("ρ", 0, largest);
      }
      double top = Math.log10(largest);
      return new ColourScale("log₁₀ ρ", top - DECADES, top);
    }

    /** What is shown of a density, in place. */
    double[] shown(double[] values) {
      if (logarithmic) {
        for (int i = 0; i < values.length; i++) {
          values[i] = values[i] > 0 ? Math.log10(values[i]) : Double.NEGATIVE_INFINITY;
        }
      }
      return values;
    }
  }
}
