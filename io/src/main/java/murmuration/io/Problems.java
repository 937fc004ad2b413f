package murmuration.io;

import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.RadialBasis;
import murmuration.coefficients.VelocityProcess;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.LimitProblem;
import murmuration.kinetic.ParticleProblem;
import murmuration.kinetic.VelocityModes;
import murmuration.macro.Grid;

/** What a scenario with a velocity model gives to the kinetic check and to particles. */
final class Problems {
  private final Scenario scenario;

  Problems(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Of an ε→0 study. */
  LimitProblem limit(InitialState initial) {
    VelocityModel model = scenario.velocity().orElseThrow();
    return new LimitProblem(
        modes -> modes(model, modes),
        scenario.interaction(),
        scenario.grid(),
        grid -> scaled(grid, grid.pointValues(scenario.density()), false),
        initial,
        scenario.times());
  }

  /**
   * Of runs of particles.
   *
   * @throws IllegalArgumentException when the velocity potential does not confine
   */
  ParticleProblem particles(InitialState initial) {
    VelocityModel model = scenario.velocity().orElseThrow();
    VelocityProcess process =
        model.planar()
            ? VelocityProcess.of(model.buildPlanar(), model.theta())
            : VelocityProcess.of(new Maxwellian(model.build(), model.theta(), model.dimension()));
    return new ParticleProblem(
        process,
        scenario.interaction(),
        scenario.grid(),
        grid -> scaled(grid, grid.cellAverages(scenario.density()), true),
        initial,
        scenario.times());
  }

  /** As many modes as asked for, or as there are. */
  private static VelocityModes modes(VelocityModel model, int count) {
    if (model.dimension() == 1) {
      int most = Math.min(count, EigenBasis.MOST_MODES);
      return VelocityModes.of(EigenBasis.of(model.build(), model.theta(), most));
    }
    int most = Math.min(count, RadialBasis.MOST_MODES);
    Maxwellian maxwellian = new Maxwellian(model.build(), model.theta(), model.dimension());
    return VelocityModes.of(RadialBasis.lowest(maxwellian, most), most);
  }

  /**
   * Rescales an initial density, cell averages or point values alike, to the mass asked for.
   *
   * @param values modified
   */
  double[] scaled(Grid grid, double[] values, boolean averages) {
    if (scenario.mass().isPresent()) {
      double mass = grid.integral(averages ? values : grid.cellAverages(scenario.density()));
      double factor = scenario.mass().getAsDouble() / mass;
      for (int i = 0; i < values.length; i++) {
        values[i] *= factor;
      }
    }
    return values;
  }
}
