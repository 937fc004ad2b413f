package murmuration.kinetic;

/** The reduced kinetic system at one ε: transport and collisions are L, the force is E. */
record KineticSystem(ReducedSystem system, double epsilon) implements WaveSystem {
  @Override
  public WaveLayout layout() {
    return system.layout();
  }

  @Override
  public boolean linear() {
    return !system.space().interacting();
  }

  @Override
  public void force(double[] state, double[] result) {
    system.force(state, epsilon, result);
  }

  @Override
  public WaveGenerator generator(Sector sector, double waveNumber) {
    return WaveGenerator.of(sector, waveNumber, epsilon);
  }

  /** The density is eliminated last, so that small ε costs no digits. */
  @Override
  public double[] implicit(Sector sector, double waveNumber, double tau) {
    int n = sector.size();
    double coupling = tau * waveNumber / Math.sqrt(epsilon);
    double[] matrix = new double[n * n];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < n; i++) {
        matrix[i + n * j] = coupling * sector.coupling(i, j);
      }
      matrix[j + n * j] += 1 + tau * sector.rate(j) / epsilon;
    }
    Matrices.invert(n, matrix, sector.fastestFirst());
    return matrix;
  }
}
