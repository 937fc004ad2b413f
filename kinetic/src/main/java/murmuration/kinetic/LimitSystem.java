package murmuration.kinetic;

import java.util.Arrays;

/**
 * The limit equation ∂_tρ = D Δρ + κ ∇·(ρ∇Φ) in the space of a reduced system: what {@link
 * KineticSystem} tends to as ε → 0, also after any number of steps of an exponential integrator.
 */
final class LimitSystem implements WaveSystem {
  private final ReducedSystem system;
  private final WaveLayout layout;
  private final double[][] density;

  LimitSystem(ReducedSystem system) {
    this.system = system;
    layout = new WaveLayout(system.modes().densityAlone(), system.space());
    density = new double[1][system.space().points()];
  }

  @Override
  public WaveLayout layout() {
    return layout;
  }

  @Override
  public boolean linear() {
    return !system.space().interacting();
  }

  @Override
  public void force(double[] state, double[] result) {
    layout.unpack(state, density);
    double[] aggregation = system.drift(density[0], system.meanForce(density[0]));
    layout.pack(new double[][] {aggregation}, result);
  }

  @Override
  public WaveGenerator generator(Sector sector, double waveNumber) {
    return WaveGenerator.of(rates(sector, waveNumber));
  }

  @Override
  public double[] implicit(Sector sector, double waveNumber, double tau) {
    double[] rates = rates(sector, waveNumber);
    return Arrays.stream(rates).map(rate -> 1 / (1 - tau * rate)).toArray();
  }

  private double[] rates(Sector sector, double waveNumber) {
    double[] rates = new double[sector.size()];
    Arrays.fill(rates, -system.modes().diffusion() * waveNumber * waveNumber);
    return rates;
  }
}
