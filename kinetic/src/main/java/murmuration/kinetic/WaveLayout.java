package murmuration.kinetic;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a state lies in memory, wave by wave, so that the generator of each wave acts on neighbouring
 * numbers: entry i of sector s, component c, wave w is at
 *
 * <pre>  start_s + i + n_s (c + components · w).</pre>
 *
 * <p>In the plane coefficients are those in the frame turned so that its first axis is along the
 * wave vector, at angle β: for each pair of modes cos ℓα, sin ℓα
 *
 * <pre>  c' = cos(ℓβ) c + sin(ℓβ) s,    s' = cos(ℓβ) s − sin(ℓβ) c.</pre>
 *
 * <p>The generator then depends on |q| only; waves of the same |q| share it. Not thread-safe.
 */
final class WaveLayout {
  // Wave numbers that differ by rounding only are the same.
  private static final double SAME = 1e-12;

  private final VelocityModes modes;
  private final Space space;
  private final List<Sector> sectors;
  private final int[] starts;
  private final int[] kind;
  private final double[] waveNumbers;
  private final int length;
  private final double[][] cosines;
  private final double[][] sines;
  private final int[] index;
  private final int[] stride;
  private final double[] coefficients;

  WaveLayout(VelocityModes modes, Space space) {
    if (modes.dimension() != space.dimension()) {
      throw new IllegalArgumentException(
          "velocities have dimension " + modes.dimension() + ", the box " + space.dimension());
    }
    if (space instanceof WalledSpace && !modes.parity()) {
      throw new IllegalArgumentException("walls need an even velocity potential");
    }
    this.modes = modes;
    this.space = space;
    sectors = Sector.of(modes);
    starts = new int[sectors.size()];
    index = new int[modes.size()];
    stride = new int[modes.size()];
    double size = 0;
    for (int s = 0; s < starts.length; s++) {
      starts[s] = (int) size;
      Sector sector = sectors.get(s);
      for (int i = 0; i < sector.modes(); i++) {
        index[sector.mode(i)] = starts[s] + i;
        stride[sector.mode(i)] = sector.modes();
      }
      size += (double) sector.modes() * space.components() * space.waves();
    }
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("too many cells and modes for the memory of a state");
    }
    length = (int) size;
    kind = new int[space.waves()];
    waveNumbers = distinct();
    int momenta = IntStream.range(0, modes.size()).map(modes::momentum).max().orElse(0);
    cosines = new double[momenta + 1][space.waves()];
    sines = new double[momenta + 1][space.waves()];
    for (int l = 1; l <= momenta; l++) {
      for (int w = 0; w < space.waves(); w++) {
        cosines[l][w] = Math.cos(l * space.angle(w));
        sines[l][w] = Math.sin(l * space.angle(w));
      }
    }
    coefficients = new double[2 * space.waves() + 2];
  }

  private double[] distinct() {
    Integer[] order = IntStream.range(0, space.waves()).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(space.waveNumber(a), space.waveNumber(b)));
    double[] values = new double[order.length];
    int count = 0;
    for (int wave : order) {
      double q = space.waveNumber(wave);
      if (count == 0 || q > values[count - 1] * (1 + SAME)) {
        values[count++] = q;
      }
      kind[wave] = count - 1;
    }
    return Arrays.copyOf(values, count);
  }

  List<Sector> sectors() {
    return sectors;
  }

  /** The length of a state. */
  int length() {
    return length;
  }

  /** The distinct |q|, ascending. */
  double[] waveNumbers() {
    return waveNumbers.clone();
  }

  int waves() {
    return kind.length;
  }

  int components() {
    return space.components();
  }

  /** Which of the distinct |q| a wave has. */
  int kind(int wave) {
    return kind[wave];
  }

  /** Where a sector starts. */
  int start(int sector) {
    return starts[sector];
  }

  /** Writes the state of fields c_k. */
  void pack(double[][] fields, double[] state) {
    for (int k = 0; k < modes.size(); k++) {
      space.forward(fields[k], modes.odd(k), coefficients);
      for (int i = 0; i < waves() * components(); i++) {
        state[index[k] + stride[k] * i] = coefficients[i];
      }
    }
    turn(state, 1);
  }

  /** Writes the fields c_k of a state. */
  void unpack(double[] state, double[][] fields) {
    turn(state, -1);
    for (int k = 0; k < fields.length; k++) {
      for (int i = 0; i < waves() * components(); i++) {
        coefficients[i] = state[index[k] + stride[k] * i];
      }
      space.inverse(coefficients, modes.odd(k), fields[k]);
    }
    turn(state, 1);
  }

  private void turn(double[] state, int sign) {
    for (int k = 0; k + 1 < modes.size(); k++) {
      int l = modes.momentum(k);
      if (l > 0 && !modes.sine(k)) {
        for (int i = 0; i < waves() * components(); i++) {
          double cos = cosines[l][i / components()];
          double sin = sign * sines[l][i / components()];
          int at = index[k] + stride[k] * i;
          int partner = index[k + 1] + stride[k + 1] * i;
          double c = state[at];
          double s = state[partner];
          state[at] = cos * c + sin * s;
          state[partner] = cos * s - sin * c;
        }
      }
    }
  }
}
