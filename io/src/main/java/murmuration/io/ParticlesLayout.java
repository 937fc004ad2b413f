package murmuration.io;

import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import murmuration.io.NamedDimensions.Dimension;
import murmuration.kinetic.DensityDistance;
import murmuration.kinetic.Moment;
import murmuration.kinetic.ParticleComparison;
import murmuration.kinetic.ParticleMoments;
import murmuration.kinetic.ParticleOptions;
import murmuration.kinetic.ParticleOutput;
import murmuration.macro.Grid;

/**
 * Puts runs of particles into the group {@code particles}. A run that was interrupted lacks the
 * last outputs: NaN.
 */
final class ParticlesLayout {
  private final RunRecord run;
  private final Grid grid;
  private final NamedDimensions dimensions;
  private final List<Dimension> axes;
  private final WritableGroup group;
  private final Dimension epsilon;
  private final Dimension time;

  /** A moment along an axis. */
  private record Component(String name, String longName, Function<ParticleMoments, Moment> value) {}

  private static final List<Component> MOMENTS =
      List.of(
          new Component("mean_position", "mean position in the box", ParticleMoments::position),
          new Component(
              "mean_velocity", "mean velocity in the laboratory", ParticleMoments::velocity),
          new Component(
              "position_variance", "variance of the position", ParticleMoments::positionVariance),
          new Component(
              "covariance", "covariance of position and velocity", ParticleMoments::covariance),
          new Component(
              "velocity_variance", "variance of the velocity", ParticleMoments::velocityVariance));

  /**
   * Puts the coordinates.
   *
   * @param time the dimension of the output times of the density
   * @param axes the dimensions of space, slowest first
   */
  ParticlesLayout(
      RunRecord run,
      WritableGroup group,
      NamedDimensions dimensions,
      Dimension time,
      List<Dimension> axes) {
    this.run = run;
    this.group = group;
    this.dimensions = dimensions;
    this.axes = List.copyOf(axes);
    grid = run.scenario().grid();
    double[] values = column(comparison -> comparison.options().epsilon());
    epsilon = dimensions.coordinate(group, "epsilon", values, "epsilon");
    this.time =
        LimitLayout.ownTimes(run)
            ? LimitLayout.putTimes(group, dimensions, run.scenario().times())
            : time;
  }

  /** Puts everything else. */
  void put() {
    putDensities();
    boolean line = grid.dimension() == 1;
    for (int a = 0; a < grid.dimension(); a++) {
      int axis = a;
      String suffix = line ? "" : "_" + SpatialFormula.COORDINATES.get(a);
      String along = line ? "" : " along " + SpatialFormula.COORDINATES.get(a);
      for (Component component : MOMENTS) {
        putMoment(
            component.name() + suffix,
            component.longName() + along,
            output -> component.value().apply(output.moments().get(axis)));
      }
    }
    putMoment("temperature", "kinetic temperature", ParticleOutput::temperature);
    putDistances();
    putRuns();
    if (options().keepPositions()) {
      putPositions();
    }
  }

  private void putDensities() {
    field("density", "density of the particles", i -> output(i).map(ParticleOutput::density));
    field(
        "density_error",
        "standard error of the density of the particles",
        i -> output(i).map(ParticleOutput::standardError));
    if (comparisons().stream().anyMatch(one -> one.kinetic(0).isPresent())) {
      field(
          "kinetic_density",
          "density of the kinetic equation",
          i -> i.comparison().kinetic(i.number()));
    }
  }

  private void putDistances() {
    distance(
        "distance_to_kinetic",
        "L2 distance of the density to that of the kinetic equation",
        i -> i.comparison().toKinetic(i.number()),
        DensityDistance::distance);
    distance(
        "noise",
        "L2 distance to be expected of independent particles of the density compared with",
        i -> i.comparison().toKinetic(i.number()).or(() -> i.comparison().toLimit(i.number())),
        DensityDistance::noise);
    distance(
        "distance_to_limit",
        "L2 distance of the density to that of the limit equation",
        i -> i.comparison().toLimit(i.number()),
        DensityDistance::distance);
  }

  private void putRuns() {
    put("step", column(one -> one.particles().step()), "longest time step");
    long[] steps = comparisons().stream().mapToLong(one -> one.particles().steps()).toArray();
    put("steps", steps, "number of time steps");
    put(
        "negative",
        column(one -> one.particles().negative()),
        "part of the mass where the initial distribution was negative and cut off");
    group.putAttribute("number", options().particles());
    group.putAttribute("seed", options().seed());
    group.putAttribute("forces", run.scenario().particles().orElseThrow().forces());
  }

  private void putPositions() {
    int n = options().particles();
    int[] numbers = IntStream.range(0, n).toArray();
    Dimension particle =
        dimensions.coordinate(group, "particle", numbers, "number of the particle");
    for (int a = 0; a < grid.dimension(); a++) {
      int start = a * n;
      String suffix = grid.dimension() == 1 ? "" : "_" + SpatialFormula.COORDINATES.get(a);
      dimensions.fields(
          group,
          "position" + suffix,
          k ->
              output(place(k))
                  .flatMap(ParticleOutput::positions)
                  .map(all -> Arrays.copyOfRange(all, start, start + n))
                  .orElseGet(() -> missing(n)),
          1,
          "positions in the box" + suffix.replace("_", " along "),
          epsilon,
          time,
          particle);
    }
  }

  /** Output number i of a run. */
  private record Place(ParticleComparison comparison, int number) {}

  /** What field k belongs to, the outputs of a run following each other. */
  private Place place(long k) {
    int count = run.scenario().times().count();
    return new Place(comparisons().get((int) (k / count)), (int) (k % count));
  }

  private static Optional<ParticleOutput> output(Place place) {
    List<ParticleOutput> outputs = place.comparison().particles().outputs();
    return place.number() < outputs.size()
        ? Optional.of(outputs.get(place.number()))
        : Optional.empty();
  }

  private void field(String name, String longName, Function<Place, Optional<double[]>> values) {
    List<Dimension> all = new ArrayList<>(List.of(epsilon, time));
    all.addAll(axes);
    WritableDataset dataset =
        dimensions.fields(
            group,
            name,
            k -> values.apply(place(k)).orElseGet(() -> missing(grid.size())),
            axes.size(),
            longName,
            all.toArray(Dimension[]::new));
    dataset.putAttribute("values", "cell averages");
  }

  private void putMoment(String name, String longName, Function<ParticleOutput, Moment> moment) {
    series(name, longName, i -> output(i).map(moment).map(Moment::value));
    series(
        name + "_error",
        "standard error: " + longName,
        i -> output(i).map(moment).map(Moment::standardError));
  }

  /** Nothing where there is nothing to compare with. */
  private void distance(
      String name,
      String longName,
      Function<Place, Optional<DensityDistance>> distance,
      Function<DensityDistance, Double> value) {
    if (comparisons().stream().anyMatch(one -> distance.apply(new Place(one, 0)).isPresent())) {
      series(name, longName, i -> output(i).flatMap(found -> distance.apply(i)).map(value));
    }
  }

  private void series(String name, String longName, Function<Place, Optional<Double>> value) {
    double[][] values =
        comparisons().stream()
            .map(
                one ->
                    IntStream.range(0, run.scenario().times().count())
                        .mapToDouble(i -> value.apply(new Place(one, i)).orElse(Double.NaN))
                        .toArray())
            .toArray(double[][]::new);
    dimensions.field(group, name, values, longName, epsilon, time);
  }

  private void put(String name, Object values, String longName) {
    dimensions.field(group, name, values, longName, epsilon);
  }

  private double[] column(ToDoubleFunction<ParticleComparison> value) {
    return comparisons().stream().mapToDouble(value).toArray();
  }

  private static double[] missing(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private List<ParticleComparison> comparisons() {
    return run.particles();
  }

  private ParticleOptions options() {
    return comparisons().get(0).options();
  }
}
