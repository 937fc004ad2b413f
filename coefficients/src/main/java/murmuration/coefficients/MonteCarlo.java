package murmuration.coefficients;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/**
 * What the methods by random paths share: ranges of their options, paths in parallel, the form of
 * the result. Paths are followed in batches, each with a generator split from the seed, and what
 * batches give is kept in their order: nothing depends on the number of threads.
 */
final class MonteCarlo {
  private static final long MOST_PARTICLES = 1_000_000_000;
  private static final int MOST_STEPS = 100_000_000;
  private static final int BATCH = 1024;

  private MonteCarlo() {}

  /**
   * Checks options of a method that looks at its paths after each of some equal parts.
   *
   * @throws IllegalArgumentException when one is out of range; an automatic one is not
   */
  static void requireRange(long particles, double duration, double step, int parts) {
    Arguments.requireRange("particles", particles, 2, MOST_PARTICLES);
    Arguments.requireAutomaticOrPositive("duration", duration);
    Arguments.requireAutomaticOrPositive("step", step);
    if (step > duration / parts || step < duration / MOST_STEPS) {
      throw new IllegalArgumentException(
          "step must be " + duration / MOST_STEPS + " to " + duration / parts + ", got " + step);
    }
  }

  /**
   * The table whose interval is a part of the duration.
   *
   * @throws IllegalArgumentException as the table's constructor
   */
  static LangevinTable table(Maxwellian maxwellian, double duration, double step, int parts) {
    return new LangevinTable(maxwellian, duration / parts, step, MOST_STEPS / parts);
  }

  /** What a measurement of each batch of paths gives. */
  static <A> List<A> follow(
      LangevinTable table,
      double theta,
      long particles,
      long seed,
      Function<LangevinPaths, A> measurement) {
    int batches = (int) ((particles + BATCH - 1) / BATCH);
    List<SplittableGenerator> generators = new SplittableRandom(seed).splits(batches).toList();
    return IntStream.range(0, batches)
        .parallel()
        .mapToObj(
            b -> {
              int size = (int) Math.min(BATCH, particles - (long) b * BATCH);
              return measurement.apply(new LangevinPaths(table, theta, generators.get(b), size));
            })
        .toList();
  }

  /** The result; its error is infinite where noise has left no positive D and κ. */
  static TransportCoefficients coefficients(
      CoefficientMethod method,
      Estimate diffusion,
      Estimate drift,
      double meanVelocity,
      long particles,
      double theta) {
    boolean positive = diffusion.value() > 0 && drift.value() > 0;
    return new TransportCoefficients(
        method,
        diffusion.value(),
        drift.value(),
        diffusion.value() > 0 ? Math.log10(diffusion.value()) : Double.NaN,
        meanVelocity,
        positive
            ? Math.max(diffusion.error() / diffusion.value(), drift.error() / drift.value())
            : Double.POSITIVE_INFINITY,
        particles,
        Spectrum.none(theta, 1));
  }
}
