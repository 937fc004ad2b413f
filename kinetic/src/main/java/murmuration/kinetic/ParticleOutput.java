package murmuration.kinetic;

import java.nio.BufferUnderflowException;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import murmuration.macro.Grid;

/**
 * What a run of particles knows at one time, immutable. Fields have one value a cell, x fastest.
 *
 * <p>With n of N particles in a cell of volume h, p = n/N, the density and its standard error are
 *
 * <pre>  (mass/h) p,    (mass/h) √(p (1 − p)/N).</pre>
 */
public final class ParticleOutput {
  private final int index;
  private final double time;
  private final Grid grid;
  private final int particles;
  private final double mass;
  private final double[] density;
  private final List<ParticleMoments> moments;
  private final Moment temperature;
  private final double[] positions;

  private ParticleOutput(
      int index,
      double time,
      Grid grid,
      int particles,
      double mass,
      double[] density,
      List<ParticleMoments> moments,
      Moment temperature,
      double[] positions) {
    this.index = index;
    this.time = time;
    this.grid = grid;
    this.particles = particles;
    this.mass = mass;
    this.density = density;
    this.moments = List.copyOf(moments);
    this.temperature = temperature;
    this.positions = positions;
  }

  /**
   * Looks at a system.
   *
   * @throws ArithmeticException when a particle is not at a finite place
   */
  static ParticleOutput of(
      ParticleSystem system, Grid grid, int index, double time, boolean keepPositions) {
    int n = system.particles();
    double[] r = system.positions();
    double[] v = system.velocities();
    List<ParticleMoments> moments = new ArrayList<>();
    for (int a = 0; a < grid.dimension(); a++) {
      moments.add(ParticleMoments.of(r, v, a * n, n));
      if (!Double.isFinite(moments.get(a).velocityVariance().value())) {
        throw new ArithmeticException("the particles are lost at time " + time);
      }
    }
    return new ParticleOutput(
        index,
        time,
        grid,
        n,
        system.mass(),
        histogram(system, grid),
        moments,
        temperature(system, moments),
        keepPositions ? r.clone() : new double[0]);
  }

  /** From numbers in the order of {@link #numbers}. */
  static ParticleOutput of(DoubleBuffer numbers, Grid grid) {
    int index = (int) numbers.get();
    double time = numbers.get();
    int particles = (int) numbers.get();
    double mass = numbers.get();
    double[] density = new double[grid.size()];
    numbers.get(density);
    List<ParticleMoments> moments = new ArrayList<>();
    for (int a = 0; a < grid.dimension(); a++) {
      moments.add(
          new ParticleMoments(
              moment(numbers), moment(numbers), moment(numbers), moment(numbers), moment(numbers)));
    }
    Moment temperature = moment(numbers);
    int kept = (int) numbers.get();
    if (kept < 0 || kept > numbers.remaining()) {
      throw new BufferUnderflowException();
    }
    double[] positions = new double[kept];
    numbers.get(positions);
    return new ParticleOutput(
        index, time, grid, particles, mass, density, moments, temperature, positions);
  }

  private static Moment moment(DoubleBuffer numbers) {
    return new Moment(numbers.get(), numbers.get());
  }

  /** Index, time, particles, mass, density, moments, temperature, positions with their count. */
  DoubleStream numbers() {
    return Stream.of(
            DoubleStream.of(index, time, particles, mass),
            Arrays.stream(density),
            moments.stream().flatMap(ParticleMoments::all).flatMapToDouble(ParticleOutput::pair),
            pair(temperature),
            DoubleStream.of(positions.length),
            Arrays.stream(positions))
        .flatMapToDouble(part -> part);
  }

  private static DoubleStream pair(Moment moment) {
    return DoubleStream.of(moment.value(), moment.standardError());
  }

  private static double[] histogram(ParticleSystem system, Grid grid) {
    int n = system.particles();
    double[] r = system.positions();
    double[] counts = new double[grid.size()];
    for (int i = 0; i < n; i++) {
      int cell = 0;
      for (int a = 0; a < grid.dimension(); a++) {
        double u = (r[a * n + i] - grid.axis(a).lower()) / grid.axis(a).spacing();
        cell += grid.stride(a) * Math.min((int) u, grid.axis(a).cells() - 1);
      }
      counts[cell]++;
    }
    double unit = system.mass() / (n * grid.cellVolume());
    for (int c = 0; c < counts.length; c++) {
      counts[c] *= unit;
    }
    return counts;
  }

  private static Moment temperature(ParticleSystem system, List<ParticleMoments> moments) {
    int n = system.particles();
    int d = moments.size();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double energy = 0;
      for (int a = 0; a < d; a++) {
        double y = system.velocities()[a * n + i] - moments.get(a).velocity().value();
        energy += y * y / d;
      }
      sum += energy;
      squares += energy * energy;
    }
    double variance = Math.max(0, squares / n - (sum / n) * (sum / n));
    return new Moment(sum / (n - 1), Math.sqrt(variance / (n - 1)));
  }

  /** The number of the output, the start being 0. */
  public int index() {
    return index;
  }

  /** The time. */
  public double time() {
    return time;
  }

  /** The histogram of the positions as cell averages of a density, a copy. */
  public double[] density() {
    return density.clone();
  }

  /** The standard errors of the density. */
  public double[] standardError() {
    double unit = mass / grid.cellVolume();
    double[] errors = new double[density.length];
    for (int c = 0; c < errors.length; c++) {
      double p = density[c] / unit;
      errors[c] = unit * Math.sqrt(Math.max(0, p * (1 - p)) / particles);
    }
    return errors;
  }

  /** The moments along each axis, x first. */
  public List<ParticleMoments> moments() {
    return moments;
  }

  /** The kinetic temperature ⟨|v − ⟨v⟩|²⟩/d. */
  public Moment temperature() {
    return temperature;
  }

  /** The positions, coordinate a of particle i at [a · N + i], a copy; empty unless kept. */
  public Optional<double[]> positions() {
    return positions.length > 0 ? Optional.of(positions.clone()) : Optional.empty();
  }

  /**
   * Compares the histogram with a density of the same mass.
   *
   * @param other cell averages on the same grid
   */
  public DensityDistance distance(double[] other) {
    return DensityDistance.of(grid, density, other, particles);
  }
}
