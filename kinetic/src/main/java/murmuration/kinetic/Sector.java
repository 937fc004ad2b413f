package murmuration.kinetic;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Modes that the transport along one direction couples with each other and with no others: all of
 * them in one dimension; in the plane the cosines and the sines of the angle with that direction.
 *
 * <p>With the factor −i of odd modes the generator of a wave is −Λ/ε − (q/√ε) S, S skew-symmetric
 * and real: S_kl = ∓A_kl for even and odd k. When W is not even there is no parity, coefficients
 * are complex, and S acts on [Re c; Im c], twice as many numbers. Immutable.
 */
final class Sector {
  private final int[] modes;
  private final double[] rates;
  private final double[][] coupling;
  private final int[] densities;
  private final int[] fastestFirst;
  private final double slowestRate;
  private final double diffusion;
  private final boolean realPairs;

  private Sector(VelocityModes modes, int[] members) {
    this.modes = members;
    realPairs = !modes.parity();
    int n = members.length;
    int size = realPairs ? 2 * n : n;
    rates = new double[size];
    coupling = new double[size][size];
    for (int i = 0; i < n; i++) {
      rates[i] = modes.rate(members[i]);
      rates[size - n + i] = rates[i];
      for (int j = 0; j < n; j++) {
        double a = modes.transport(0, members[i], members[j]);
        if (realPairs) {
          coupling[i][n + j] = -a;
          coupling[n + i][j] = a;
        } else {
          coupling[i][j] = modes.odd(members[i]) ? a : -a;
        }
      }
    }
    densities = IntStream.range(0, size).filter(i -> members[i % n] == 0).toArray();
    fastestFirst =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -rates[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    slowestRate = Arrays.stream(rates).filter(rate -> rate > 0).min().orElse(0);
    diffusion = modes.diffusion();
  }

  /** The sectors of a set of modes; the density is the first of the first. */
  static List<Sector> of(VelocityModes modes) {
    int[] all = IntStream.range(0, modes.size()).toArray();
    if (modes.dimension() == 1) {
      return List.of(new Sector(modes, all));
    }
    return List.of(
        new Sector(modes, Arrays.stream(all).filter(k -> !modes.sine(k)).toArray()),
        new Sector(modes, Arrays.stream(all).filter(modes::sine).toArray()));
  }

  /** The number of modes. */
  int modes() {
    return modes.length;
  }

  /** The index in the whole set of the i-th mode. */
  int mode(int i) {
    return modes[i];
  }

  /** The order of S. */
  int size() {
    return rates.length;
  }

  /** Whether S acts on real and imaginary parts together. */
  boolean realPairs() {
    return realPairs;
  }

  /** λ of a row. */
  double rate(int i) {
    return rates[i];
  }

  /** S_ij. */
  double coupling(int i, int j) {
    return coupling[i][j];
  }

  /** The rows of the density, those with λ = 0. */
  int[] densities() {
    return densities;
  }

  /** The rows by descending λ. */
  int[] fastestFirst() {
    return fastestFirst;
  }

  /** The smallest λ &gt; 0. */
  double slowestRate() {
    return slowestRate;
  }

  /** D_N. */
  double diffusion() {
    return diffusion;
  }
}
