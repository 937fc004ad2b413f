package murmuration.kinetic;

import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Convolution;
import murmuration.macro.FourierTransform;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * An interval between two walls that reflect, f(v) = f(−v) there, on a staggered grid of n cells of
 * width h: even modes at the centres, odd modes at the faces, which vanish at the walls. Face i is
 * the left one of cell i.
 *
 * <pre>
 *   (∂c)_face = (c_right − c_left)/h,   (∂c)_centre = (c_right − c_left)/h,   q = (2/h) sin(πw/2n).
 * </pre>
 *
 * <p>Products with the force are formed at faces, from and to centres by means of two neighbours:
 * second order, and the mass is the sum over the cells. Waves are cosines cos(πwx/L) for even
 * modes, sines for odd ones; they come from the Fourier transform of the reflected fields on 2n
 * points.
 */
final class WalledSpace implements Space {
  private final int n;
  private final double spacing;
  private final Convolution convolution;
  private final FourierTransform transform;
  private final double[] reflected;
  private final double[] spectrum;
  private final double[] potential;

  WalledSpace(Grid grid, InteractionPotential interaction) {
    n = grid.size();
    spacing = grid.x().spacing();
    convolution = new Convolution(grid, interaction);
    Axis both = new Axis(0, 2 * grid.x().length(), 2 * n, Boundary.PERIODIC);
    transform = new FourierTransform(Grid.of(both), new int[] {2 * n});
    reflected = new double[2 * n];
    spectrum = new double[2 * transform.modes()];
    potential = new double[n];
  }

  @Override
  public int dimension() {
    return 1;
  }

  @Override
  public int points() {
    return n;
  }

  @Override
  public int waves() {
    return n;
  }

  @Override
  public int components() {
    return 1;
  }

  @Override
  public double waveNumber(int wave) {
    return 2 / spacing * Math.sin(0.5 * phase(wave));
  }

  @Override
  public double angle(int wave) {
    return 0;
  }

  /** The phase between neighbouring cells. */
  private double phase(int wave) {
    return Math.PI * wave / n;
  }

  @Override
  public void forward(double[] field, boolean odd, double[] coefficients) {
    for (int i = 0; i < n; i++) {
      reflected[i] = field[i];
      if (!odd) {
        reflected[2 * n - 1 - i] = field[i];
      } else if (i > 0) {
        reflected[2 * n - i] = -field[i];
      }
    }
    if (odd) {
      reflected[0] = 0;
      reflected[n] = 0;
    }
    transform.forward(reflected, spectrum);
    for (int wave = 0; wave < n; wave++) {
      double half = 0.5 * phase(wave);
      coefficients[wave] =
          odd
              ? spectrum[2 * wave + 1]
              : spectrum[2 * wave] * Math.cos(half) + spectrum[2 * wave + 1] * Math.sin(half);
    }
  }

  @Override
  public void inverse(double[] coefficients, boolean odd, double[] field) {
    for (int wave = 0; wave < n; wave++) {
      double half = 0.5 * phase(wave);
      spectrum[2 * wave] = odd ? 0 : coefficients[wave] * Math.cos(half);
      spectrum[2 * wave + 1] = odd ? coefficients[wave] : coefficients[wave] * Math.sin(half);
    }
    spectrum[2 * n] = 0;
    spectrum[2 * n + 1] = 0;
    transform.inverse(spectrum, reflected);
    System.arraycopy(reflected, 0, field, 0, n);
  }

  @Override
  public boolean interacting() {
    return convolution.interacting();
  }

  /** At the faces; zero at the wall, where nothing is to be pushed. */
  @Override
  public void meanForce(double[] rho, double[][] force) {
    convolution.apply(rho, potential);
    derivative(potential, false, 0, force[0]);
  }

  @Override
  public void derivative(double[] field, boolean odd, int axis, double[] result) {
    if (odd) {
      for (int i = 0; i < n - 1; i++) {
        result[i] = (field[i + 1] - field[i]) / spacing;
      }
      result[n - 1] = -field[n - 1] / spacing;
    } else {
      result[0] = 0;
      for (int i = 1; i < n; i++) {
        result[i] = (field[i] - field[i - 1]) / spacing;
      }
    }
  }

  @Override
  public void couple(double[] force, double[] field, boolean odd, double[] result) {
    if (odd) {
      for (int i = 0; i < n - 1; i++) {
        result[i] = 0.5 * (force[i] * field[i] + force[i + 1] * field[i + 1]);
      }
      result[n - 1] = 0.5 * force[n - 1] * field[n - 1];
    } else {
      result[0] = 0;
      for (int i = 1; i < n; i++) {
        result[i] = 0.5 * force[i] * (field[i] + field[i - 1]);
      }
    }
  }

  @Override
  public double[] atCentres(double[] field, boolean odd) {
    double[] result = field.clone();
    for (int i = 0; odd && i < n; i++) {
      result[i] = 0.5 * (field[i] + (i + 1 < n ? field[i + 1] : 0));
    }
    return result;
  }
}
