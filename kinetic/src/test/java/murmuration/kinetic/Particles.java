package murmuration.kinetic;

import java.util.OptionalDouble;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.VelocityPotential;
import murmuration.coefficients.VelocityProcess;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.SpatialFunction;

/** What several tests of particles share. */
final class Particles {
  static final ParticleObserver QUIET = new ParticleObserver() {};

  private Particles() {}

  static VelocityProcess process(VelocityPotential w, int dimension) {
    return VelocityProcess.of(new Maxwellian(w, 1, dimension));
  }

  static ParticleProblem problem(
      VelocityPotential w,
      InteractionPotential interaction,
      Grid grid,
      SpatialFunction density,
      InitialState initial,
      double time) {
    return new ParticleProblem(
        process(w, grid.dimension()),
        interaction,
        grid,
        g -> g.cellAverages(density),
        initial,
        new OutputTimes(time, time));
  }

  static ParticleOptions options(int particles, long seed, double epsilon, double step) {
    return new ParticleOptions(
        particles, seed, epsilon, OptionalDouble.of(step), ParticleOptions.Forces.MESH, false);
  }

  static ParticleOutput last(ParticleProblem problem, ParticleOptions options) {
    ParticleStudy study = ParticleStudy.run(problem, options, QUIET);
    return study.outputs().get(study.outputs().size() - 1);
  }
}
