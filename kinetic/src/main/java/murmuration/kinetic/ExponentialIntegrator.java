package murmuration.kinetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The exponential Runge–Kutta method of Hochbruck and Ostermann, of order four for stiff L too,
 * with transport and collisions in L, the force in E, and φ_j = φ_j(hL), φ_j½ = φ_j(hL/2):
 *
 * <pre>
 *  Y₂ = e^{hL/2}c + (h/2) φ₁½ E₁
 *  Y₃ = Y₂ + h φ₂½ (E₂ − E₁)
 *  Y₄ = e^{hL}c + h φ₁ E₁ + h φ₂ (E₂ + E₃ − 2E₁)
 *  Y₅ = Y₂ + h a (E₂ + E₃ − 2E₁) + h b (E₄ − E₁),
 *       a = φ₂½/2 − φ₃ + φ₂/4 − φ₃½/2,   b = φ₂½/4 − a
 *  c⁺ = e^{hL}c + h φ₁ E₁ + h φ₂ (−3E₁ − E₄ + 4E₅) + h φ₃ (4E₁ + 4E₄ − 8E₅).
 * </pre>
 *
 * <p>Without a force a step is exact. As ε → 0 it tends to the same method for the limit equation.
 * Steps that double reuse the functions of the step before, see {@link PhiFunctions#doubled}.
 *
 * <p>Source: Hochbruck and Ostermann, SIAM J. Numer. Anal. 43 (2005), doi:10.1137/040611434, eq.
 * (5.19).
 */
final class ExponentialIntegrator implements KineticIntegrator {
  private final WaveSystem system;
  private final WaveLayout layout;
  private final boolean exact;
  private final WaveGenerator[][] generators;
  private double h = Double.NaN;
  private double reached = Double.NaN;
  private final PhiFunctions[][] fast;
  private List<WaveOperator> half;
  private List<WaveOperator> whole;
  private WaveOperator weightA;
  private WaveOperator weightB;
  private final double[] start;
  private final double[] stage;
  private final double[] middle;
  private final double[][] force;
  private final double[] work;

  ExponentialIntegrator(WaveSystem system) {
    this.system = system;
    layout = system.layout();
    exact = system.linear();
    double[] waveNumbers = layout.waveNumbers();
    fast = new PhiFunctions[layout.sectors().size()][];
    generators = new WaveGenerator[layout.sectors().size()][waveNumbers.length];
    for (int s = 0; s < generators.length; s++) {
      Sector sector = layout.sectors().get(s);
      WaveGenerator[] row = generators[s];
      IntStream.range(0, row.length)
          .parallel()
          .forEach(kind -> row[kind] = system.generator(sector, waveNumbers[kind]));
    }
    int length = layout.length();
    start = new double[length];
    stage = new double[length];
    middle = new double[length];
    work = new double[length];
    force = new double[5][exact ? 0 : length];
  }

  @Override
  public boolean exact() {
    return exact;
  }

  @Override
  public void prepare(double step) {
    if (step == h) {
      return;
    }
    if (exact) {
      advance(step);
    } else {
      if (step != 2 * h) {
        advance(0.5 * step);
      }
      half = whole;
      advance(step);
      weightA =
          WaveOperator.sum(
              layout,
              List.of(half.get(2), whole.get(3), whole.get(2), half.get(3)),
              0.5,
              -1,
              0.25,
              -0.5);
      weightB = WaveOperator.sum(layout, List.of(half.get(2), weightA), 0.25, -1);
    }
    h = step;
  }

  /** Finds the functions at a step, from those at the last one where that was shorter. */
  private void advance(double step) {
    double factor = step / reached;
    for (int s = 0; s < generators.length; s++) {
      WaveGenerator[] row = generators[s];
      PhiFunctions[] last = fast[s];
      fast[s] =
          IntStream.range(0, row.length)
              .parallel()
              .mapToObj(
                  kind -> {
                    PhiFunctions next = factor >= 1 ? last[kind].stretched(factor) : null;
                    return next == null ? row[kind].fast(step) : next;
                  })
              .toArray(PhiFunctions[]::new);
    }
    reached = step;
    whole = operators(step);
  }

  /** φ_0 … φ_3 of all waves, from the functions of the fast parts. */
  private List<WaveOperator> operators(double step) {
    double[][][][] values = new double[4][generators.length][][];
    for (int s = 0; s < generators.length; s++) {
      WaveGenerator[] row = generators[s];
      PhiFunctions[] parts = fast[s];
      double[][][] combined =
          IntStream.range(0, row.length)
              .parallel()
              .mapToObj(kind -> row[kind].combine(parts[kind], step))
              .toArray(double[][][]::new);
      for (int k = 0; k < 4; k++) {
        int index = k;
        values[k][s] = Arrays.stream(combined).map(phi -> phi[index]).toArray(double[][]::new);
      }
    }
    return Arrays.stream(values).map(matrices -> new WaveOperator(layout, matrices)).toList();
  }

  @Override
  public void step(double[] state) {
    System.arraycopy(state, 0, start, 0, state.length);
    Arrays.fill(state, 0);
    whole.get(0).add(1, start, state);
    if (exact) {
      return;
    }
    double[] first = force[0];
    double[] second = force[1];
    double[] third = force[2];
    double[] fourth = force[3];
    double[] fifth = force[4];
    system.force(start, first);
    Arrays.fill(middle, 0);
    half.get(0).add(1, start, middle);
    half.get(1).add(0.5 * h, first, middle);
    system.force(middle, second);

    combine(-1, first, 1, second, 0, second);
    System.arraycopy(middle, 0, stage, 0, stage.length);
    half.get(2).add(h, work, stage);
    system.force(stage, third);

    whole.get(1).add(h, first, state);
    combine(-2, first, 1, second, 1, third);
    System.arraycopy(state, 0, stage, 0, stage.length);
    whole.get(2).add(h, work, stage);
    weightA.add(h, work, middle);
    system.force(stage, fourth);

    combine(-1, first, 1, fourth, 0, fourth);
    weightB.add(h, work, middle);
    system.force(middle, fifth);

    combine(-3, first, -1, fourth, 4, fifth);
    whole.get(2).add(h, work, state);
    combine(4, first, 4, fourth, -8, fifth);
    whole.get(3).add(h, work, state);
  }

  /** work = a x + b y + c z. */
  private void combine(double a, double[] x, double b, double[] y, double c, double[] z) {
    for (int i = 0; i < work.length; i++) {
      work[i] = a * x[i] + b * y[i] + c * z[i];
    }
  }
}
