package murmuration.io;

/** The scenario that tests change, one thing at a time. */
final class Texts {
  static final String GOOD =
      """
      name: good
      velocity: {potential: quartic, gamma: 5.0, theta: 1.0}
      space:
        lower: [0.0]
        upper: [6.283185307179586]
        cells: [32]
        boundary: periodic
      interaction: {potential: cosine, strength: 1.0, wavenumber: 1.0}
      initial: {density: "1 + 0.5*cos(x)", mass: 1.0}
      macro: {scheme: finite-volume, end-time: 0.1, output-every: 0.05, tolerance: 1e-3}
      kinetic: {epsilon: [1e-1, 1e-2], modes: 8, initial: maxwellian}
      output: {file: good.h5}
      """;

  private Texts() {}

  /** The good scenario with a piece replaced, which must be there. */
  static String with(String piece, String replacement) {
    if (!GOOD.contains(piece)) {
      throw new IllegalArgumentException("not in the scenario: " + piece);
    }
    return GOOD.replace(piece, replacement);
  }

  static Scenario parse(String piece, String replacement) {
    return ScenarioReader.parse("test.yaml", with(piece, replacement));
  }
}
