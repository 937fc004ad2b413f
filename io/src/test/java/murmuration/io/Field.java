package murmuration.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarSpectrum;
import murmuration.coefficients.Spectrum;
import murmuration.kinetic.DensityDistance;
import murmuration.kinetic.LimitOptions;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.Moment;
import murmuration.kinetic.ParticleComparison;
import murmuration.kinetic.ParticleMoments;
import murmuration.kinetic.ParticleOutput;
import murmuration.macro.Axis;
import murmuration.macro.Diagnostics;
import murmuration.macro.Grid;
import murmuration.macro.Snapshot;
import murmuration.macro.Tensor;

/**
 * A dataset of an output file, as it should be or as a reader found it.
 *
 * @param dimensions names, slowest first; empty when the reader does not know names
 * @param shape lengths in the same order
 * @param values flat, the last dimension fastest; equal when their bits are, or both are NaN
 */
record Field(List<String> dimensions, List<Integer> shape, List<Double> values) {

  Field withoutNames() {
    return new Field(List.of(), shape, values);
  }

  /** All datasets that the file of a run has to have, by path. */
  static Map<String, Field> of(RunRecord run) {
    Map<String, Field> fields = new TreeMap<>();
    Grid grid = run.scenario().grid();
    List<Snapshot> snapshots = run.snapshots();
    List<String> names = new ArrayList<>(List.of("time"));
    List<Integer> shape = new ArrayList<>(List.of(snapshots.size()));
    for (int a = grid.dimension() - 1; a >= 0; a--) {
      Axis axis = grid.axis(a);
      String name = "xyz".substring(a, a + 1);
      fields.put(name, line(name, axis.cells(), axis::centre));
      names.add(name);
      shape.add(axis.cells());
    }
    fields.put("density", new Field(names, shape, flat(snapshots, Snapshot::density)));
    fields.put("time", series(snapshots, Diagnostics::time));
    fields.put("diagnostics/time", series(snapshots, Diagnostics::time));
    fields.put("diagnostics/mass", series(snapshots, Diagnostics::mass));
    fields.put("diagnostics/free_energy", series(snapshots, Diagnostics::freeEnergy));
    fields.put("diagnostics/minimum", series(snapshots, Diagnostics::minimum));
    fields.put("diagnostics/maximum", series(snapshots, Diagnostics::maximum));
    fields.put("diagnostics/second_moment", series(snapshots, Diagnostics::secondMoment));
    fields.put("diagnostics/entropy", series(snapshots, d -> d.energy().entropy()));
    fields.put("diagnostics/interaction", series(snapshots, d -> d.energy().interaction()));
    fields.put("diagnostics/external", series(snapshots, d -> d.energy().external()));
    fields.put("diagnostics/rate", series(snapshots, Diagnostics::rate));
    fields.put("diagnostics/steps", series(snapshots, d -> d.work().steps()));
    fields.put("diagnostics/rejections", series(snapshots, d -> d.work().rejections()));
    fields.put("diagnostics/fallbacks", series(snapshots, d -> d.work().fallbacks()));
    if (run.scenario().scheme() == Scenario.SchemeName.SPECTRAL) {
      fields.put("diagnostics/unresolved", series(snapshots, Diagnostics::unresolved));
    }
    fields.put("diagnostics/centre_x", series(snapshots, d -> d.centre().x()));
    if (grid.dimension() > 1) {
      fields.put("diagnostics/centre_y", series(snapshots, d -> d.centre().y()));
    }
    if (grid.dimension() > 2) {
      fields.put("diagnostics/centre_z", series(snapshots, d -> d.centre().z()));
    }
    run.coefficients().ifPresent(found -> put(fields, found, run.scenario().velocity()));
    run.scenario().given().ifPresent(given -> put(fields, given, grid.dimension()));
    run.limit()
        .ifPresent(
            study ->
                put(fields, study, fields.get("density"), run.scenario().kinetic().orElseThrow()));
    if (!run.particles().isEmpty()) {
      putParticles(fields, run.particles(), fields.get("density"));
    }
    return fields;
  }

  private static void putParticles(
      Map<String, Field> fields, List<ParticleComparison> runs, Field density) {
    int outputs = density.shape().get(0);
    IntFunction<ParticleOutput> output =
        i -> runs.get(i / outputs).particles().outputs().get(i % outputs);
    fields.put("particles/epsilon", column(runs, one -> one.options().epsilon()));
    fields.put("particles/step", column(runs, one -> one.particles().step()));
    fields.put("particles/steps", column(runs, one -> one.particles().steps()));
    fields.put("particles/negative", column(runs, one -> one.particles().negative()));
    int count = runs.size();
    fields.put("particles/density", each(count, density, i -> output.apply(i).density()));
    fields.put(
        "particles/density_error", each(count, density, i -> output.apply(i).standardError()));
    Field times = new Field(List.of("time"), List.of(outputs), List.of());
    int dimension = density.shape().size() - 1;
    for (int a = 0; a < dimension; a++) {
      int axis = a;
      String suffix = dimension == 1 ? "" : "_" + "xyz".charAt(a);
      IntFunction<ParticleMoments> all = i -> output.apply(i).moments().get(axis);
      put(fields, "mean_position" + suffix, times, count, i -> all.apply(i).position());
      put(fields, "mean_velocity" + suffix, times, count, i -> all.apply(i).velocity());
      put(fields, "position_variance" + suffix, times, count, i -> all.apply(i).positionVariance());
      put(fields, "covariance" + suffix, times, count, i -> all.apply(i).covariance());
      put(fields, "velocity_variance" + suffix, times, count, i -> all.apply(i).velocityVariance());
      if (runs.get(0).options().keepPositions()) {
        int n = runs.get(0).options().particles();
        fields.put("particles/particle", line("particle", n, i -> i));
        fields.put(
            "particles/position" + suffix,
            each(
                count,
                new Field(List.of("time", "particle"), List.of(outputs, n), List.of()),
                i ->
                    Arrays.copyOfRange(
                        output.apply(i).positions().orElseThrow(), axis * n, axis * n + n)));
      }
    }
    put(fields, "temperature", times, count, i -> output.apply(i).temperature());
    IntFunction<DensityDistance> toLimit =
        i -> runs.get(i / outputs).toLimit(i % outputs).orElseThrow();
    IntFunction<DensityDistance> toKinetic =
        i -> runs.get(i / outputs).toKinetic(i % outputs).orElseThrow();
    put(fields, "distance_to_limit", times, count, toLimit, DensityDistance::distance);
    if (runs.get(0).kinetic(0).isPresent()) {
      fields.put(
          "particles/kinetic_density",
          each(count, density, i -> runs.get(i / outputs).kinetic(i % outputs).orElseThrow()));
      put(fields, "distance_to_kinetic", times, count, toKinetic, DensityDistance::distance);
      put(fields, "noise", times, count, toKinetic, DensityDistance::noise);
    } else {
      put(fields, "noise", times, count, toLimit, DensityDistance::noise);
    }
  }

  private static void put(
      Map<String, Field> fields, String name, Field times, int runs, IntFunction<Moment> moments) {
    put(fields, name, times, runs, moments, Moment::value);
    put(fields, name + "_error", times, runs, moments, Moment::standardError);
  }

  private static <T> void put(
      Map<String, Field> fields,
      String name,
      Field times,
      int runs,
      IntFunction<T> all,
      ToDoubleFunction<T> value) {
    fields.put(
        "particles/" + name,
        each(runs, times, i -> new double[] {value.applyAsDouble(all.apply(i))}));
  }

  private static void put(
      Map<String, Field> fields, ModelCoefficients found, Optional<VelocityModel> model) {
    if (found instanceof ModelCoefficients.Planar planar) {
      put(fields, planar.figures());
      return;
    }
    Spectrum spectrum = ((ModelCoefficients.Scalar) found).figures().spectrum();
    int count = spectrum.size() - 1;
    if (model.orElseThrow().dimension() > 1) {
      fields.put(
          "coefficients/angular_momentum",
          line("mode", count, i -> spectrum.angularMomentum(i + 1)));
    }
    fields.put("coefficients/mode", line("mode", count, i -> i + 1));
    fields.put("coefficients/eigenvalues", line("mode", count, i -> spectrum.eigenvalue(i + 1)));
    fields.put("coefficients/eta", line("mode", count, i -> spectrum.eta(i + 1)));
    fields.put("coefficients/omega", line("mode", count, i -> spectrum.omega(i + 1)));
    if (model.get().dimension() == 1) {
      putEigenfunctions(fields, EigenBasis.of(model.get().build(), model.get().theta(), 5));
    }
  }

  private static void putEigenfunctions(Map<String, Field> fields, EigenBasis basis) {
    int points = 401;
    double[] velocity = basis.velocities(5, points);
    fields.put("coefficients/velocity", line("velocity", points, i -> velocity[i]));
    fields.put("coefficients/eigenfunction", line("eigenfunction", 5, i -> i));
    fields.put(
        "coefficients/equilibrium", line("velocity", points, i -> basis.equilibrium(velocity[i])));
    fields.put(
        "coefficients/eigenfunctions",
        table(
            List.of("eigenfunction", "velocity"),
            List.of(5, points),
            i -> basis.eigenfunction(i / points, velocity[i % points])));
  }

  private static void put(Map<String, Field> fields, PlanarCoefficients planar) {
    PlanarSpectrum spectrum = planar.spectrum();
    int count = spectrum.size() - 1;
    fields.put("coefficients/mode", line("mode", count, i -> i + 1));
    fields.put("coefficients/eigenvalues", line("mode", count, i -> spectrum.eigenvalue(i + 1)));
    putMatrix(fields, "D", 2, new ModelCoefficients.Planar(planar).diffusion());
    putMatrix(fields, "kappa", 2, new ModelCoefficients.Planar(planar).drift());
    fields.put(
        "coefficients/mean_velocity", line("i", 2, i -> i == 0 ? planar.meanX() : planar.meanY()));
    fields.put(
        "coefficients/eta",
        table(
            List.of("mode", "i"),
            List.of(count, 2),
            i -> i % 2 == 0 ? spectrum.etaX(i / 2 + 1) : spectrum.etaY(i / 2 + 1)));
    fields.put(
        "coefficients/omega",
        table(
            List.of("mode", "i"),
            List.of(count, 2),
            i -> i % 2 == 0 ? spectrum.omegaX(i / 2 + 1) : spectrum.omegaY(i / 2 + 1)));
  }

  private static void put(Map<String, Field> fields, Scenario.Given given, int dimension) {
    if (Tensors.multiple(given.diffusion(), dimension).isEmpty()) {
      putMatrix(fields, "D", dimension, given.diffusion());
    }
    if (Tensors.multiple(given.drift(), dimension).isEmpty()) {
      putMatrix(fields, "kappa", dimension, given.drift());
    }
  }

  private static void putMatrix(
      Map<String, Field> fields, String name, int dimension, Tensor tensor) {
    fields.put("coefficients/i", line("i", dimension, i -> i));
    fields.put("coefficients/j", line("j", dimension, i -> i));
    fields.put(
        "coefficients/" + name,
        table(
            List.of("i", "j"),
            List.of(dimension, dimension),
            i -> tensor.at(i / dimension, i % dimension)));
  }

  private static Field table(List<String> names, List<Integer> shape, IntToDoubleFunction value) {
    int count = shape.get(0) * shape.get(1);
    return new Field(names, shape, line("", count, value).values());
  }

  private static void put(
      Map<String, Field> fields, LimitStudy study, Field density, Scenario.Kinetic kinetic) {
    List<LimitRow> rows = study.rows();
    int outputs = density.shape().get(0);
    IntFunction<double[]> f = i -> rows.get(i / outputs).density(i % outputs);
    fields.put("kinetic/density", each(rows.size(), density, f));
    int dimension = study.grid().dimension();
    for (int a = 0; a < dimension; a++) {
      int axis = a;
      String x = "xyz".substring(a, a + 1);
      f = i -> rows.get(i / outputs).flux(i % outputs, axis);
      fields.put("kinetic/flux" + (dimension == 1 ? "" : "_" + x), each(rows.size(), density, f));
      f = i -> rows.get(i / outputs).stress(i % outputs, axis);
      String stress = "kinetic/stress" + (dimension == 1 ? "" : "_" + x + x);
      fields.put(stress, each(rows.size(), density, f));
    }
    put(fields, rows, density, kinetic.options().velocities());
    fields.put("kinetic/epsilon", column(rows, LimitRow::epsilon));
    fields.put("limit/epsilon", column(rows, LimitRow::epsilon));
    fields.put("limit/error", column(rows, LimitRow::error));
    fields.put("limit/predicted_error", column(rows, LimitRow::predictedError));
    fields.put("limit/residual", column(rows, LimitRow::residual));
    fields.put("limit/numerical_error", column(rows, LimitRow::numericalError));
    fields.put(
        "limit/order", line("epsilon", rows.size(), i -> i == 0 ? Double.NaN : study.order(i)));
    fields.put(
        "limit/residual_order",
        line("epsilon", rows.size(), i -> i == 0 ? Double.NaN : study.residualOrder(i)));
    fields.put("limit/density", over(density, study::density));
    fields.put("limit/correction", over(density, study::correction));
  }

  private static void put(
      Map<String, Field> fields,
      List<LimitRow> rows,
      Field density,
      List<LimitOptions.Velocity> velocities) {
    int count = velocities.size();
    if (count == 0) {
      return;
    }
    int outputs = density.shape().get(0);
    IntFunction<double[]> f =
        i -> rows.get(i / count / outputs).distribution(i / count % outputs, i % count);
    List<String> names = new ArrayList<>(density.dimensions());
    List<Integer> shape = new ArrayList<>(density.shape());
    names.addAll(0, List.of("epsilon", "time", "velocity"));
    names.remove(3);
    shape.addAll(0, List.of(rows.size(), outputs, count));
    shape.remove(3);
    fields.put(
        "kinetic/distribution", new Field(names, shape, flat(rows.size() * outputs * count, f)));
    if (shape.size() == 4) {
      fields.put("kinetic/velocity", line("velocity", count, i -> velocities.get(i).x()));
    } else {
      fields.put("kinetic/velocity", line("velocity", count, i -> i));
      fields.put("kinetic/velocity_x", line("velocity", count, i -> velocities.get(i).x()));
      fields.put("kinetic/velocity_y", line("velocity", count, i -> velocities.get(i).y()));
    }
  }

  /** For each ε a field over the same dimensions as another. */
  private static Field each(int epsilons, Field density, IntFunction<double[]> values) {
    List<String> names = new ArrayList<>(List.of("epsilon"));
    List<Integer> shape = new ArrayList<>(List.of(epsilons));
    names.addAll(density.dimensions());
    shape.addAll(density.shape());
    return new Field(names, shape, flat(epsilons * density.shape().get(0), values));
  }

  /** A field over the same dimensions as another. */
  private static Field over(Field density, IntFunction<double[]> values) {
    return new Field(density.dimensions(), density.shape(), flat(density.shape().get(0), values));
  }

  private static List<Double> flat(int count, IntFunction<double[]> values) {
    return IntStream.range(0, count)
        .mapToObj(values)
        .flatMapToDouble(DoubleStream::of)
        .boxed()
        .toList();
  }

  private static Field line(String name, int count, IntToDoubleFunction value) {
    List<Double> values = IntStream.range(0, count).mapToDouble(value).boxed().toList();
    return new Field(List.of(name), List.of(count), values);
  }

  private static Field series(List<Snapshot> snapshots, ToDoubleFunction<Diagnostics> value) {
    return line("time", snapshots.size(), i -> value.applyAsDouble(snapshots.get(i).diagnostics()));
  }

  private static <T> Field column(List<T> rows, ToDoubleFunction<T> value) {
    return line("epsilon", rows.size(), i -> value.applyAsDouble(rows.get(i)));
  }

  private static List<Double> flat(List<Snapshot> snapshots, Function<Snapshot, double[]> values) {
    Stream<double[]> rows = snapshots.stream().map(values);
    return rows.flatMapToDouble(DoubleStream::of).boxed().toList();
  }
}
