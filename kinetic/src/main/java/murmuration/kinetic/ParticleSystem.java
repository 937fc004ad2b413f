package murmuration.kinetic;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;
import murmuration.coefficients.VelocityFlow;
import murmuration.coefficients.VelocityProcess;
import murmuration.macro.Axis;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;

/**
 * N Langevin particles of weight mass/N in d = 1 or 2 dimensions, in the frame moving with V,
 *
 * <pre>
 *   dr = ε^{−1/2} (v − V) dt,
 *   dv = −ε^{−1/2} ∇(U⋆ρ_N)(r) dt − ε^{−1} ∇W(v) dt + √(2θ/ε) dB,   ρ_N = (mass/N) Σ δ_{r_i},
 * </pre>
 *
 * by the symmetric splitting, of weak order 2 in h with one force a step,
 *
 * <pre>
 *   r ← r + (h/2) ε^{−1/2} (v − V);   v ← v − (h/2) ε^{−1/2} ∇Φ(r);
 *   v ← φ(φ(v) + √(2θh/ε) ξ), φ the flow of dv = −∇W dt over h/(2ε);
 *   v ← v − (h/2) ε^{−1/2} ∇Φ(r);   r ← r + (h/2) ε^{−1/2} (v − V).
 * </pre>
 *
 * Half drifts of neighbouring steps are one. Friction and noise are stable for any h, so h need
 * only resolve the relaxation, h ∝ ε. Walls reflect r and v.
 *
 * <p>Particles are in blocks, {@value #MOST_BLOCKS} at most, each with a generator of its own,
 * split from the seed; all sums over blocks are in their order. So results depend on the seed, to
 * the last bit, and not on the threads. Coordinate a of particle i is at [a · N + i].
 *
 * <p>Source: Leimkuhler and Matthews, Molecular Dynamics (2015), chapter 7,
 * doi:10.1007/978-3-319-16375-8.
 */
final class ParticleSystem {
  private static final int MOST_BLOCKS = 64;
  private static final int SMALLEST_BLOCK = 1024;
  // Particles that are taken through a step together, so that they stay in the cache.
  private static final int CHUNK = 1024;
  private static final double SAME = 1e-12;

  private final VelocityProcess velocity;
  private final Grid grid;
  private final int particles;
  private final double epsilon;
  private final double mass;
  private final double negative;
  private final List<Block> blocks;
  private final MeanFieldForce force;
  private final boolean interacting;
  private final double[] r;
  private final double[] v;
  private VelocityFlow flow;
  private double flowTime;

  /** Some particles, their random numbers and work space. */
  private static final class Block {
    private final int number;
    private final int from;
    private final int to;
    private final RandomGenerator random;
    private final double[] noise;
    private final double[] force;

    Block(int number, int from, int to, RandomGenerator random, int dimension) {
      this.number = number;
      this.from = from;
      this.to = to;
      this.random = random;
      noise = new double[dimension * CHUNK];
      force = new double[dimension * CHUNK];
    }
  }

  /**
   * Draws the particles.
   *
   * @throws IllegalArgumentException when the initial law cannot be drawn or the forces cannot be
   *     found in the way asked for
   */
  ParticleSystem(ParticleProblem problem, ParticleOptions options) {
    velocity = problem.velocity();
    grid = problem.grid();
    particles = options.particles();
    epsilon = options.epsilon();
    int d = grid.dimension();
    int count = Math.min(MOST_BLOCKS, (particles + SMALLEST_BLOCK - 1) / SMALLEST_BLOCK);
    List<SplittableGenerator> generators =
        new SplittableRandom(options.seed()).splits(count).toList();
    blocks =
        IntStream.range(0, count)
            .mapToObj(b -> new Block(b, start(b, count), start(b + 1, count), generators.get(b), d))
            .toList();
    r = new double[d * particles];
    v = new double[d * particles];
    ParticleStart start = new ParticleStart(problem, epsilon);
    mass = start.mass();
    double[] cut = new double[count];
    forEach(
        b -> {
          Block block = blocks.get(b);
          cut[b] = start.sample(block.random, r, v, particles, block.from, block.to);
        });
    double sum = 0;
    for (double part : cut) {
      sum += part;
    }
    negative = sum / particles;
    if (negative > ParticleStart.MOST_NEGATIVE) {
      throw new IllegalArgumentException(
          "the initial distribution f is negative for some velocities: "
              + negative
              + " of the mass, where at most "
              + ParticleStart.MOST_NEGATIVE
              + " can be cut off; choose another initial state"
              + (problem.initial() instanceof InitialState.ChapmanEnskog
                  ? " or a smaller epsilon"
                  : ""));
    }
    interacting = new Convolution(grid, problem.interaction()).interacting();
    boolean direct =
        switch (options.forces()) {
          case DIRECT -> true;
          case MESH -> false;
          case AUTOMATIC ->
              particles <= ParticleOptions.FEW && DirectForce.possible(grid, problem.interaction());
        };
    force =
        direct
            ? new DirectForce(grid, problem.interaction(), mass, particles)
            : new MeshForce(grid, problem.interaction(), mass, particles, count);
  }

  private int start(int block, int count) {
    return (int) ((long) particles * block / count);
  }

  private void forEach(IntConsumer block) {
    if (blocks.size() == 1) {
      block.accept(0);
    } else {
      IntStream.range(0, blocks.size()).parallel().forEach(block);
    }
  }

  /** ∫ρ. */
  double mass() {
    return mass;
  }

  /** The part of the initial distribution that was negative and cut off. */
  double negative() {
    return negative;
  }

  /** N. */
  int particles() {
    return particles;
  }

  /** The positions, coordinate a of particle i at [a · N + i]; not to be modified. */
  double[] positions() {
    return r;
  }

  /** The velocities in the laboratory, likewise. */
  double[] velocities() {
    return v;
  }

  /**
   * Goes on for a time in equal steps.
   *
   * @param stop asked before each step
   * @return whether the end was reached
   * @throws IllegalArgumentException when the step is far too long for W
   */
  boolean advance(double time, int steps, BooleanSupplier stop) {
    double h = time / steps;
    double longest = 2 * epsilon * velocity.longestFlow();
    if (!(h <= longest)) {
      throw new IllegalArgumentException(
          "step must be at most " + longest + " for this W and epsilon, got " + h);
    }
    prepare(0.5 * h / epsilon);
    double root = Math.sqrt(epsilon);
    double amplitude = Math.sqrt(2 * velocity.theta() * h / epsilon);
    double kick = 0.5 * h / root;
    double half = 0.5 * h / root;
    forEach(b -> drift(blocks.get(b), half, true));
    updateForce();
    for (int n = 1; n <= steps; n++) {
      if (stop.getAsBoolean()) {
        return false;
      }
      boolean last = n == steps;
      double drift = last ? half : 2 * half;
      forEach(b -> step(blocks.get(b), kick, amplitude, drift, !last));
      if (!last) {
        updateForce();
      }
    }
    return true;
  }

  /** Intervals that differ by rounding share a table. */
  private void prepare(double time) {
    if (flow == null || Math.abs(flowTime - time) > SAME * time) {
      flow = velocity.flow(time);
      flowTime = time;
    }
  }

  private void updateForce() {
    if (interacting) {
      force.update(r);
    }
  }

  private void drift(Block block, double factor, boolean collect) {
    for (int from = block.from; from < block.to; from += CHUNK) {
      int to = Math.min(from + CHUNK, block.to);
      drift(block, from, to, factor, collect);
    }
  }

  /** From one force to the next. */
  private void step(Block block, double kick, double amplitude, double drift, boolean collect) {
    for (int from = block.from; from < block.to; from += CHUNK) {
      int to = Math.min(from + CHUNK, block.to);
      int numbers = grid.dimension() * (to - from);
      for (int k = 0; k < numbers; k++) {
        block.noise[k] = amplitude * block.random.nextGaussian();
      }
      if (interacting) {
        force.read(r, from, to, block.force);
        kick(block, from, to, kick);
      }
      flow.collide(v, particles, from, to, block.noise);
      if (interacting) {
        kick(block, from, to, kick);
      }
      drift(block, from, to, drift, collect);
    }
  }

  private void kick(Block block, int from, int to, double factor) {
    for (int a = 0; a < grid.dimension(); a++) {
      int offset = a * (to - from);
      int start = a * particles + from;
      for (int k = 0; k < to - from; k++) {
        v[start + k] += factor * block.force[offset + k];
      }
    }
  }

  private void drift(Block block, int from, int to, double factor, boolean collect) {
    for (int a = 0; a < grid.dimension(); a++) {
      drift(grid.axis(a), a * particles + from, a * particles + to, factor, velocity.mean(a));
    }
    if (collect && interacting) {
      force.collect(block.number, r, from, to);
    }
  }

  private void drift(Axis axis, int from, int to, double factor, double mean) {
    double lower = axis.lower();
    double upper = axis.upper();
    for (int i = from; i < to; i++) {
      double x = r[i] + factor * (v[i] - mean);
      r[i] = x;
      if (!(x >= lower && x < upper)) {
        bringBack(axis, i);
      }
    }
  }

  /** Moves a particle around the box or reflects it, as often as it takes. */
  private void bringBack(Axis axis, int i) {
    double boxes = (r[i] - axis.lower()) / axis.length();
    double crossed = Math.floor(boxes);
    double rest = boxes - crossed;
    if (!axis.periodic() && crossed % 2 != 0) {
      rest = 1 - rest;
      v[i] = -v[i];
    }
    double x = axis.lower() + rest * axis.length();
    r[i] = x < axis.upper() ? x : axis.periodic() ? axis.lower() : Math.nextDown(axis.upper());
  }
}
