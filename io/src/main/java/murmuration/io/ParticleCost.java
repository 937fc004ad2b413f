package murmuration.io;

import java.util.List;
import java.util.stream.IntStream;
import murmuration.kinetic.ParticleOptions;
import murmuration.macro.OutputTimes;

/**
 * What the particles of a scenario would take.
 *
 * @param step the longest time step for each ε
 * @param steps how many it takes, about
 * @param memoryBytes while they run, about
 * @param fileBytes in the output file, about
 * @param seconds of computing, about
 */
public record ParticleCost(
    List<Double> step, List<Long> steps, long memoryBytes, long fileBytes, double seconds) {
  // Position and velocity along an axis.
  private static final int NUMBERS_KEPT = 2;

  /** Copies the lists. */
  public ParticleCost {
    step = List.copyOf(step);
    steps = List.copyOf(steps);
  }

  /**
   * Tries the start.
   *
   * @throws IllegalArgumentException when the particles cannot be run
   */
  static ParticleCost of(Scenario scenario, ParticleRunner runner) {
    List<Double> step = runner.tryOut();
    OutputTimes times = scenario.times();
    List<Long> steps = step.stream().map(h -> steps(times, h)).toList();
    ParticleOptions options = scenario.particles().orElseThrow().runs().get(0);
    int d = scenario.grid().dimension();
    long numbers = (long) options.particles() * d;
    double seconds = steps.stream().mapToLong(Long::longValue).sum() * runner.secondsPerStep();
    // Three densities; five moments along an axis, with errors, and some scalars.
    long kept = 3L * scenario.grid().size() + 10L * d + 5;
    long positions = options.keepPositions() ? numbers : 0;
    return new ParticleCost(
        step,
        steps,
        8 * NUMBERS_KEPT * numbers + 8 * positions * times.count() * step.size(),
        8 * (kept + positions) * times.count() * step.size(),
        seconds);
  }

  private static long steps(OutputTimes times, double longest) {
    return IntStream.range(1, times.count())
        .mapToLong(i -> (long) Math.ceil((times.time(i) - times.time(i - 1)) / longest))
        .sum();
  }
}
