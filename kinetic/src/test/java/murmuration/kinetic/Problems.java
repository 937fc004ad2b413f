package murmuration.kinetic;

import java.util.List;
import java.util.OptionalInt;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.RadialBasis;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/** What several tests share: boxes, an initial density, modes, runs, norms. */
final class Problems {
  static final InitialState MAXWELLIAN = new InitialState.Maxwellian();
  static final InitialState CHAPMAN_ENSKOG = new InitialState.ChapmanEnskog();
  static final InitialState ODD = new InitialState.Perturbation((x, y) -> x, 0.3);
  static final InitialState EVEN = new InitialState.Perturbation((x, y) -> Math.cos(x), 0.3);
  static final LimitObserver QUIET = new LimitObserver() {};

  private Problems() {}

  static Grid circle(int points) {
    return Grid.of(new Axis(0, 2 * Math.PI, points, Boundary.PERIODIC));
  }

  static Grid torus(int points) {
    return Grid.of(circle(points).x(), circle(points).x());
  }

  static Grid walls(double length, int cells) {
    return Grid.of(new Axis(0, length, cells, Boundary.NO_FLUX));
  }

  /** ρ₀ = 1 + ½ cos x + ¼ sin 2x on a line, 1 + ½ cos x + ¼ sin(x + y) in the plane. */
  static double[] density(Grid grid) {
    return grid.pointValues(
        grid.dimension() == 1
            ? (x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.25 * Math.sin(2 * x)
            : (x, y, z) -> 1 + 0.5 * Math.cos(x) + 0.25 * Math.sin(x + y));
  }

  static VelocityModes modes(VelocityPotential w, int modes) {
    return VelocityModes.of(EigenBasis.of(w, 1, modes));
  }

  static VelocityModes planeModes(VelocityPotential w, int most) {
    return VelocityModes.of(RadialBasis.lowest(new Maxwellian(w, 1, 2), most), most);
  }

  /** The initial data by name. */
  static InitialState data(String name) {
    return switch (name) {
      case "Maxwellian" -> MAXWELLIAN;
      case "Chapman-Enskog" -> CHAPMAN_ENSKOG;
      case "odd" -> ODD;
      case "even" -> EVEN;
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** The density at a time by the exponential method. */
  static double[] solve(
      VelocityModes modes,
      InteractionPotential interaction,
      Grid grid,
      double epsilon,
      InitialState initial,
      double time,
      int steps,
      int layer) {
    return outputs(
        new KineticSolver(modes, interaction, grid),
        epsilon,
        density(grid),
        initial,
        new OutputTimes(time, time),
        steps,
        layer)[1];
  }

  /** The densities at the output times by the exponential method. */
  static double[][] outputs(
      KineticSolver solver,
      double epsilon,
      double[] rho,
      InitialState initial,
      OutputTimes times,
      int steps,
      int layer) {
    double[][] densities = new double[times.count()][];
    solver.run(
        KineticSolver.Method.EXPONENTIAL,
        epsilon,
        rho,
        initial,
        times,
        steps,
        layer,
        (i, state) -> densities[i] = state.density(),
        () -> false);
    return densities;
  }

  /** A study of ρ₀ without its verification. */
  static LimitStudy study(
      VelocityModes modes,
      InteractionPotential interaction,
      Grid grid,
      InitialState initial,
      double time,
      List<Double> epsilons) {
    return LimitStudy.run(
        new LimitProblem(
            n -> modes, interaction, grid, Problems::density, initial, new OutputTimes(time, time)),
        epsilons,
        new LimitOptions(
            OptionalInt.of(modes.size()),
            KineticSolver.Method.EXPONENTIAL,
            LimitOptions.ACCURACY,
            false,
            List.of()),
        QUIET);
  }

  /** ‖a − b‖ in L². */
  static double distance(Grid grid, double[] a, double[] b) {
    return Math.sqrt(grid.cellVolume()) * LimitSolution.distance(a, b);
  }

  static double norm(Grid grid, double[] a) {
    return distance(grid, a, new double[a.length]);
  }
}
