package murmuration.cli;

import java.nio.file.Path;

/** A scenario that takes little time. */
final class Small {
  private Small() {}

  static String scenario(Path output) {
    return """
    name: small
    velocity: {potential: quartic, gamma: 1.0}
    space: {lower: [0.0], upper: [6.283185307179586], cells: [32]}
    interaction: {potential: cosine, wavenumber: 1.0}
    initial: {density: "1 + 0.5*cos(x)", mass: 1.0}
    macro: {scheme: finite-volume, end-time: 0.1, output-every: 0.05}
    kinetic: {epsilon: [1e-1, 1e-2], modes: 8, initial: maxwellian}
    output: {file: "%s"}
    """
        .formatted(output);
  }
}
