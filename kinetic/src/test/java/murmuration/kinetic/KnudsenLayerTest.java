package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers at walls: their equations, their limits, and what they add to a prediction. */
class KnudsenLayerTest {
  private static VelocityModes modes(int count) {
    return VelocityModes.of(EigenBasis.of(VelocityPotential.quartic(1), 1, count));
  }

  /**
   * The staggered equations in a long slab: odd modes vanish at one wall, where −c¹ is taken from
   * them, and the layer is what an elimination of the slab gives.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.05, 0.5, 5})
  void theSequencesSolveTheStaggeredEquations(double delta) {
    VelocityModes modes = modes(8);
    int cells = delta < 0.01 ? 12000 : 400;
    double[] expected = new KnudsenLayer(modes).density(cells, delta, 1);
    double[] density = slab(modes, cells, delta);
    double scale = Math.abs(expected[0]);
    for (int i = 0; i < cells / 4; i++) {
      assertEquals(expected[i], density[i], 1e-9 * scale / Math.min(delta, 1), "cell " + i);
    }
  }

  /**
   * Unknowns cell by cell: odd modes at the left face, even ones at the centre; block elimination
   * from the far end, where all vanish, keeps one matrix a cell.
   */
  private static double[] slab(VelocityModes modes, int cells, double delta) {
    int n = modes.size();
    int half = n / 2;
    // even = matrix · (odd at the left face), from the far end: A'(o_right − o_left)/δ = −Λ even,
    // A(even_right − even_left)/δ = −Λ o_right.
    double[][] response = new double[half][half];
    double[][][] kept = new double[cells][][];
    double[][][] passed = new double[cells][][];
    double[][] right = null;
    for (int cell = cells - 1; cell >= 0; cell--) {
      // o_right = P even, from A(R o_right − even)/δ = −Λ o_right; at the far end o_right = 0.
      double[][] pass = new double[half][half];
      if (right != null) {
        double[][] matrix = new double[half][half];
        double[][] load = new double[half][half];
        for (int i = 0; i < half; i++) {
          matrix[i][i] = modes.rate(2 * i + 1) * delta;
          for (int j = 0; j < half; j++) {
            load[i][j] = modes.transport(0, 2 * i + 1, 2 * j);
            for (int k = 0; k < half; k++) {
              matrix[i][j] += modes.transport(0, 2 * i + 1, 2 * k) * right[k][j];
            }
          }
        }
        pass = solve(matrix, load);
      }
      double[][] matrix = new double[half][half];
      double[][] load = new double[half][half];
      for (int i = 0; i < half; i++) {
        matrix[i][i] = modes.rate(2 * i) * delta;
        for (int j = 0; j < half; j++) {
          load[i][j] = modes.transport(0, 2 * i, 2 * j + 1);
          for (int k = 0; k < half; k++) {
            matrix[i][j] += modes.transport(0, 2 * i, 2 * k + 1) * pass[k][j];
          }
        }
      }
      // No mass leaves at the far end: its density is 0 by convention.
      if (right == null) {
        for (int j = 0; j < half; j++) {
          matrix[0][j] = j == 0 ? 1 : 0;
          load[0][j] = 0;
        }
      }
      response = solve(matrix, load);
      kept[cell] = response;
      passed[cell] = pass;
      right = response;
    }
    double[] odd = new double[half];
    for (int i = 0; i < half; i++) {
      int k = 2 * i + 1;
      odd[i] =
          modes.transport(0, k, 0)
              * (1 / modes.theta() - modes.drift() / (modes.diffusion() * modes.rate(k)));
    }
    double[] density = new double[cells];
    for (int cell = 0; cell < cells; cell++) {
      double[] even = product(kept[cell], odd);
      density[cell] = even[0];
      odd = product(passed[cell], even);
    }
    double far = density[cells / 2];
    for (int i = 0; i < cells; i++) {
      density[i] -= far;
    }
    return density;
  }

  private static double[] product(double[][] matrix, double[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += matrix[i][j] * x[j];
      }
    }
    return y;
  }

  /** Gaussian elimination with pivoting for several right-hand sides. */
  private static double[][] solve(double[][] matrix, double[][] load) {
    int n = matrix.length;
    for (int p = 0; p < n; p++) {
      int best = p;
      for (int i = p + 1; i < n; i++) {
        best = Math.abs(matrix[i][p]) > Math.abs(matrix[best][p]) ? i : best;
      }
      double[] row = matrix[p];
      matrix[p] = matrix[best];
      matrix[best] = row;
      row = load[p];
      load[p] = load[best];
      load[best] = row;
      for (int i = 0; i < n; i++) {
        double factor = matrix[i][p] / matrix[p][p];
        for (int j = 0; i != p && j < n; j++) {
          matrix[i][j] -= factor * matrix[p][j];
          load[i][j] -= factor * load[p][j];
        }
      }
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        load[i][j] /= matrix[i][i];
      }
    }
    return load;
  }

  @Test
  void theNormIsThatOfAFineSequence() {
    KnudsenLayer layer = new KnudsenLayer(modes(12));
    double spacing = 1e-3;
    double[] density = layer.density(20000, spacing, 1);
    double norm = LimitSolution.distance(density, new double[20000]) * Math.sqrt(spacing);
    assertEquals(layer.norm(), norm, 1e-3 * norm);
  }

  @Test
  void anUnresolvedLayerIsInTheFirstCell() {
    KnudsenLayer layer = new KnudsenLayer(modes(12));
    double[] density = layer.density(10, 0.1, 1e-12);
    assertEquals(layer.unresolved(0.1), density[0] / 1e-12, 1e-6 * Math.abs(layer.unresolved(0.1)));
    assertTrue(Math.abs(density[1]) < 1e-8 * Math.abs(density[0]));
  }

  /** Fewer modes, even or odd in number, give nearly the same layer. */
  @ParameterizedTest
  @ValueSource(ints = {11, 12, 16, 17})
  void theLayerConvergesWithTheModes(int count) {
    double norm = new KnudsenLayer(modes(40)).norm();
    assertEquals(norm, new KnudsenLayer(modes(count)).norm(), 0.1 * norm);
  }

  /** Of second order in ε on any grid: layers of 0.05 to 2.5 cells. */
  @ParameterizedTest
  @CsvSource({"32, 8", "128, 8"})
  void withLayersThePredictionIsOffByTheSquareOfEpsilon(int cells, int count) {
    Grid grid = Grid.of(new Axis(0, 2 * Math.PI, cells, Boundary.NO_FLUX));
    LimitProblem problem =
        new LimitProblem(
            KnudsenLayerTest::modes,
            InteractionPotential.gaussian(0.8),
            grid,
            g -> g.pointValues((x, y, z) -> 1 + 0.5 * Math.cos(x)),
            new InitialState.Maxwellian(),
            new OutputTimes(0.5, 0.5));
    LimitOptions options =
        new LimitOptions(
            OptionalInt.of(count), KineticSolver.Method.EXPONENTIAL, 1e-5, false, List.of());
    LimitStudy study =
        LimitStudy.run(problem, List.of(1e-2, 2.5e-3, 6.25e-4), options, new LimitObserver() {});
    assertEquals(1, study.exponent());
    assertTrue(study.layers().isPresent());
    for (int i = 1; i < 3; i++) {
      assertEquals(2, study.residualOrder(i), 0.2);
    }
    assertEquals(1, study.rows().get(2).error() / study.rows().get(2).predictedError(), 2e-3);
    assertTrue(study.verdict().confirmed(), study.verdict().line());
    assertTrue(study.verdict().line().contains("layers at walls"));
  }
}
