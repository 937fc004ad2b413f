package murmuration.sweep;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import murmuration.io.Expression;
import murmuration.io.RunRecord;
import murmuration.io.SpatialFormula;
import murmuration.io.Tensors;
import murmuration.kinetic.DensityDistance;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.kinetic.ParticleComparison;
import murmuration.macro.Diagnostics;
import murmuration.macro.Evolution;
import murmuration.macro.Grid;
import murmuration.macro.Scheme;
import murmuration.macro.Tensor;

/** The figures of a run: its coefficients, its density at the end, its limit, its particles. */
final class RunFigures {
  private RunFigures() {}

  /**
   * The figures.
   *
   * @param measures formulas by name, whose means over the density at the end are figures, too
   */
  static Map<String, Double> of(RunRecord run, Map<String, String> measures) {
    Map<String, Double> figures = new LinkedHashMap<>();
    run.coefficients()
        .ifPresentOrElse(
            found -> figures.putAll(CoefficientFigures.of(found)), () -> putGiven(figures, run));
    Evolution.Result evolution = run.evolution();
    Diagnostics end = evolution.last().diagnostics();
    figures.put("end_time", end.time());
    figures.put("steps", (double) evolution.steps());
    figures.put("rejections", (double) evolution.rejections());
    figures.put("fallbacks", (double) evolution.fallbacks());
    figures.put("mass_error", evolution.massError());
    figures.put("minimum", end.minimum());
    figures.put("maximum", end.maximum());
    figures.put("free_energy", end.freeEnergy());
    measures.forEach((name, formula) -> figures.put(name, mean(run, name, formula)));
    run.limit().ifPresent(study -> put(figures, study));
    run.particles().stream()
        .min(Comparator.comparingDouble(particles -> particles.options().epsilon()))
        .ifPresent(particles -> put(figures, particles));
    return figures;
  }

  private static void putGiven(Map<String, Double> figures, RunRecord run) {
    int dimension = run.scenario().grid().dimension();
    put(figures, "D", run.diffusion(), dimension);
    put(figures, "kappa", run.drift(), dimension);
  }

  private static void put(Map<String, Double> figures, String name, Tensor tensor, int dimension) {
    OptionalDouble multiple = Tensors.multiple(tensor, dimension);
    if (multiple.isPresent()) {
      figures.put(name, multiple.getAsDouble());
      return;
    }
    for (int a = 0; a < dimension; a++) {
      for (int b = a; b < dimension; b++) {
        String component = SpatialFormula.COORDINATES.get(a) + SpatialFormula.COORDINATES.get(b);
        figures.put(name + "_" + component, tensor.at(a, b));
      }
    }
  }

  /**
   * ⟨f⟩ = ∫fρ / ∫ρ at the end. Of cell averages ρ̄ the sum Σ ρ̄ (2f − f̄) is of fourth order, as f̄
   * − f is δ²Δf/24, what averaging has taken from ρ.
   */
  private static double mean(RunRecord run, String name, String formula) {
    Grid grid = run.scenario().grid();
    List<String> coordinates = SpatialFormula.COORDINATES.subList(0, grid.dimension());
    SpatialFormula f =
        new SpatialFormula(
            new Expression("measure." + name, formula, coordinates, Map.of()), grid.dimension());
    double[] weights = grid.pointValues(f);
    if (run.values() == Scheme.Values.CELL_AVERAGES) {
      double[] averages = grid.cellAverages(f);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 2 * weights[i] - averages[i];
      }
    }
    double[] density = run.evolution().last().density();
    double mass = grid.integral(density);
    for (int i = 0; i < density.length; i++) {
      density[i] *= weights[i];
    }
    return grid.integral(density) / mass;
  }

  private static void put(Map<String, Double> figures, LimitStudy study) {
    figures.put("leading_exponent", study.exponent());
    figures.put("leading_coefficient", study.coefficient());
    study.rows().stream()
        .min(Comparator.comparingDouble(LimitRow::epsilon))
        .ifPresent(
            least -> {
              figures.put("limit_error", least.error());
              figures.put("predicted_error", least.predictedError());
            });
    figures.put("confirmed", study.verdict().confirmed() ? 1.0 : 0.0);
  }

  private static void put(Map<String, Double> figures, ParticleComparison particles) {
    int last = particles.particles().outputs().size() - 1;
    figures.put(
        "distance_to_kinetic",
        particles.toKinetic(last).map(DensityDistance::distance).orElse(Double.NaN));
    figures.put(
        "distance_to_limit",
        particles.toLimit(last).map(DensityDistance::distance).orElse(Double.NaN));
    figures.put(
        "expected_noise",
        particles
            .toKinetic(last)
            .or(() -> particles.toLimit(last))
            .map(DensityDistance::noise)
            .orElse(Double.NaN));
  }
}
