package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.error;
import static murmuration.macro.Fields.evolve;
import static murmuration.macro.Fields.periodic;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * U = −cos on the circle, mass M: the steady states are ρ = M e^{(κMr/D) cos x}/(2πI₀(κMr/D)) with
 * the order parameter r = ∫ρ cos/M = I₁(κMr/D)/I₀(κMr/D), positive just when D &lt; κM/2. The flux
 * is exact for them and their sums are spectrally accurate, so 32 cells give r.
 */
class PhaseTransitionTest {
  private static final int CELLS = 32;

  private static FiniteVolumeScheme scheme(double diffusion, double drift, int cells) {
    return new FiniteVolumeScheme(
        new AggregationDiffusion(diffusion, drift, InteractionPotential.cosine(1)),
        periodic(0, 2 * Math.PI, cells));
  }

  private static double[] perturbed(Scheme scheme, double mass, double amplitude) {
    return scheme.discretise((x, y, z) -> mass * (1 + amplitude * Math.cos(x)) / (2 * Math.PI));
  }

  /** Outputs at short intervals keep the step short: few long ones would not get that far. */
  private static Snapshot settle(Scheme scheme, double[] initial, double time) {
    return evolve(scheme, initial, new OutputTimes(time, 0.5), 1e-3);
  }

  /** The interaction energy is −κM²r²/2 (on account of ∫ρ sin = 0). */
  private static double order(FreeEnergy energy, double drift, double mass) {
    return Math.sqrt(Math.max(0, -2 * energy.interaction() / drift)) / mass;
  }

  @ParameterizedTest
  @CsvSource({"0.1, 200", "0.25, 200", "0.4, 400", "0.45, 800", "0.49, 4000"})
  void synchronisedStatesHaveTheExactOrderParameter(double diffusion, double time) {
    FiniteVolumeScheme scheme = scheme(diffusion, 1, CELLS);
    Snapshot last = settle(scheme, perturbed(scheme, 1, 0.1), time);
    FreeEnergy energy = last.diagnostics().energy();
    double r = exactOrder(diffusion);
    assertEquals(r, order(energy, 1, 1), 1e-9);
    // D∫ρ log ρ = r² − D log(2πI₀(r/D)).
    double entropy = r * r - diffusion * Math.log(2 * Math.PI * bessel(0, r / diffusion));
    assertEquals(entropy, energy.entropy(), 1e-9);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.6, 1})
  void disorderedStatesLoseTheirOrder(double diffusion) {
    FiniteVolumeScheme scheme = scheme(diffusion, 1, CELLS);
    FreeEnergy energy = settle(scheme, perturbed(scheme, 1, 0.9), 400).diagnostics().energy();
    assertEquals(0, order(energy, 1, 1), 1e-7);
    assertEquals(-diffusion * Math.log(2 * Math.PI), energy.entropy(), 1e-12);
  }

  /** r depends on κM/D only. */
  @Test
  void driftAndMassActThroughTheirProduct() {
    FiniteVolumeScheme scheme = scheme(0.3, 0.8, CELLS);
    FreeEnergy energy = settle(scheme, perturbed(scheme, 1.5, 0.1), 200).diagnostics().energy();
    assertEquals(exactOrder(0.25), order(energy, 0.8, 1.5), 1e-9);
  }

  /** The outputs are averages of the steady state over the cells. */
  @Test
  void synchronisedDensitiesHaveFourthOrder() {
    int[] cells = {32, 64, 128};
    double ratio = exactOrder(0.25) / 0.25;
    double mass = 2 * Math.PI * bessel(0, ratio);
    double[] errors = new double[cells.length];
    for (int i = 0; i < errors.length; i++) {
      FiniteVolumeScheme scheme = scheme(0.25, 1, cells[i]);
      double[] rho = settle(scheme, perturbed(scheme, 1, 0.1), 200).density();
      errors[i] = error(scheme, rho, (x, y, z) -> Math.exp(ratio * Math.cos(x)) / mass);
    }
    Target.assertSmoothOrder(cells, errors);
  }

  /** 1 + δ cos x grows just when D &lt; κM/2. */
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 0.7", "0.5, 3"})
  void theUniformStateLosesItsStabilityAtTheCriticalDiffusion(double drift, double mass) {
    double low = 0.3 * drift * mass;
    double high = 0.8 * drift * mass;
    while (high - low > 1e-4 * drift * mass) {
      double diffusion = 0.5 * (low + high);
      FiniteVolumeScheme scheme = scheme(diffusion, drift, CELLS);
      double[] rho = perturbed(scheme, mass, 1e-4);
      double before = order(scheme.freeEnergy(rho), drift, mass);
      double after = order(scheme.freeEnergy(advance(scheme, rho, 2, 40)), drift, mass);
      if (after > before) {
        low = diffusion;
      } else {
        high = diffusion;
      }
    }
    assertEquals(0.5, 0.5 * (low + high) / (drift * mass), 1e-3);
  }

  /** The root r > 0 of r = I₁(r/D)/I₀(r/D) by bisection. */
  private static double exactOrder(double diffusion) {
    double low = 1e-3;
    double high = 1;
    while (high - low > 1e-15) {
      double r = 0.5 * (low + high);
      if (r == low || r == high) {
        break;
      }
      if (bessel(1, r / diffusion) > r * bessel(0, r / diffusion)) {
        low = r;
      } else {
        high = r;
      }
    }
    return low;
  }

  /** I_n(x) = Σ_k (x/2)^{2k+n}/(k!(k + n)!), n = 0, 1. */
  private static double bessel(int n, double x) {
    double term = n == 0 ? 1 : 0.5 * x;
    double sum = 0;
    for (int k = 1; k < 100; k++) {
      sum += term;
      term *= 0.25 * x * x / (k * (double) (k + n));
    }
    return sum;
  }

  @Test
  void theOrderParameterOfTheseTestsIsAccurate() {
    assertEquals(1.2660658777520083, bessel(0, 1), 1e-15);
    assertEquals(0.5651591039924850, bessel(1, 1), 1e-15);
    assertEquals(0.8314620248, exactOrder(0.25), 1e-10);
    assertTrue(exactOrder(0.499) > 0.05);
  }
}
