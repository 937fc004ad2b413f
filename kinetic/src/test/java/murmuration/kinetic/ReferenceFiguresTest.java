package murmuration.kinetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import murmuration.coefficients.VelocityPotential;
import murmuration.macro.InteractionPotential;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** ‖ρ_ε − ρ‖ against an independent code in extended precision. */
class ReferenceFiguresTest {
  private static final double TIME = 0.5;

  @ParameterizedTest
  @CsvFileSource(resources = "references.csv")
  void differencesOnTheCircleAreThoseOfAnotherCode(ArgumentsAccessor line) {
    assertFigures(line);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvFileSource(resources = "references-more.csv")
  void soAreThoseOfMoreCases(ArgumentsAccessor line) {
    assertFigures(line);
  }

  private static void assertFigures(ArgumentsAccessor line) {
    VelocityModes modes =
        switch (line.getString(0)) {
          case "A" -> Problems.modes(VelocityPotential.quartic(1), 24);
          case "B" -> Problems.modes(VelocityPotential.cubic(1), 24);
          case "C1" -> Problems.modes(VelocityPotential.tilted(1, 1), 20);
          case "C05" -> Problems.modes(VelocityPotential.tilted(1, 0.5), 20);
          default -> throw new IllegalArgumentException(line.getString(0));
        };
    InteractionPotential interaction =
        switch (line.getString(1)) {
          case "cosine" -> InteractionPotential.cosine(1);
          case "Gaussian" -> InteractionPotential.gaussian(0.8);
          default -> InteractionPotential.none();
        };
    LimitStudy study =
        Problems.study(
            modes,
            interaction,
            Problems.circle(32),
            Problems.data(line.getString(2)),
            TIME,
            List.of(1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6));
    for (int i = 0; i < 6; i++) {
      double expected = line.getDouble(3 + i);
      LimitRow row = study.rows().get(i);
      assertEquals(expected, row.error(), 1e-6 * expected, "epsilon " + row.epsilon());
      double claimed = row.numericalError() + 1e-9 * expected;
      assertEquals(expected, row.error(), claimed, "epsilon " + row.epsilon());
    }
  }

  @ParameterizedTest
  @CsvFileSource(resources = "references-plane.csv")
  void differencesInThePlaneAreThoseOfAnotherCode(ArgumentsAccessor line) {
    VelocityModes modes = Problems.planeModes(VelocityPotential.quartic(1), line.getInteger(0));
    assertEquals(line.getInteger(0), modes.size());
    LimitStudy study =
        Problems.study(
            modes,
            InteractionPotential.cosine(1).scaled(line.getDouble(1)),
            Problems.torus(16),
            Problems.MAXWELLIAN,
            0.25,
            List.of(1e-1, 1e-2, 1e-3));
    for (int i = 0; i < 3; i++) {
      double expected = line.getDouble(2 + i);
      LimitRow row = study.rows().get(i);
      assertEquals(expected, row.error(), 1e-6 * expected, "epsilon " + row.epsilon());
    }
  }

  /** Case A, γ = θ = 1, U = −cos, f₀ = ρ₀M, t = ½, on another grid. */
  @Test
  void theWorkedExampleHasItsFigures() {
    LimitStudy study =
        Problems.study(
            Problems.modes(VelocityPotential.quartic(1), 24),
            InteractionPotential.cosine(1),
            Problems.circle(64),
            Problems.MAXWELLIAN,
            TIME,
            List.of(1e-1, 1e-2, 1e-3, 1e-4));
    assertEquals(1, study.exponent());
    assertEquals(7.8877181, study.coefficient(), 1e-7);
    double[] errors = {5.124482e-1, 7.521699e-2, 7.850344e-3, 7.883973e-4};
    for (int i = 0; i < 4; i++) {
      LimitRow row = study.rows().get(i);
      assertEquals(errors[i], row.error(), 1e-6 * errors[i]);
      assertEquals(row.epsilon() * study.coefficient(), row.predictedError(), 1e-14);
    }
    assertEquals(1, study.rows().get(3).error() / study.rows().get(3).predictedError(), 5e-4);
  }
}
