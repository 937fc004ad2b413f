package murmuration.kinetic;

import java.util.stream.IntStream;
import murmuration.macro.Convolution;
import murmuration.macro.FourierTransform;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;

/**
 * A periodic box: Fourier collocation, all fields at the cell centres. The shortest wave of an even
 * number of points has no derivative.
 */
final class PeriodicSpace implements Space {
  private final FourierTransform transform;
  private final Convolution convolution;
  private final int points;
  private final double[][] waveVector;
  private final double[] spectrum;
  private final double[] potential;

  PeriodicSpace(Grid grid, InteractionPotential interaction) {
    int[] cells = IntStream.range(0, grid.dimension()).map(a -> grid.axis(a).cells()).toArray();
    transform = new FourierTransform(grid, cells);
    convolution = new Convolution(grid, interaction);
    points = grid.size();
    waveVector = new double[grid.dimension()][transform.modes()];
    for (int a = 0; a < cells.length; a++) {
      double unit = 2 * Math.PI / grid.axis(a).length();
      for (int wave = 0; wave < transform.modes(); wave++) {
        waveVector[a][wave] = transform.nyquist(wave, a) ? 0 : unit * transform.waveNumber(wave, a);
      }
    }
    spectrum = new double[2 * transform.modes()];
    potential = new double[points];
  }

  @Override
  public int dimension() {
    return waveVector.length;
  }

  @Override
  public int points() {
    return points;
  }

  @Override
  public int waves() {
    return transform.modes();
  }

  @Override
  public int components() {
    return 2;
  }

  @Override
  public double waveNumber(int wave) {
    return dimension() == 1
        ? waveVector[0][wave]
        : Math.hypot(waveVector[0][wave], waveVector[1][wave]);
  }

  @Override
  public double angle(int wave) {
    return dimension() == 1 ? 0 : Math.atan2(waveVector[1][wave], waveVector[0][wave]);
  }

  @Override
  public void forward(double[] field, boolean odd, double[] coefficients) {
    transform.forward(field, coefficients);
    if (odd) {
      for (int i = 0; i < coefficients.length; i += 2) {
        double real = coefficients[i];
        coefficients[i] = coefficients[i + 1];
        coefficients[i + 1] = -real;
      }
    }
  }

  @Override
  public void inverse(double[] coefficients, boolean odd, double[] field) {
    if (odd) {
      for (int i = 0; i < coefficients.length; i += 2) {
        double real = coefficients[i];
        coefficients[i] = -coefficients[i + 1];
        coefficients[i + 1] = real;
      }
    }
    transform.inverse(coefficients, field);
  }

  @Override
  public boolean interacting() {
    return convolution.interacting();
  }

  @Override
  public void meanForce(double[] rho, double[][] force) {
    convolution.apply(rho, potential);
    for (int a = 0; a < force.length; a++) {
      derivative(potential, false, a, force[a]);
    }
  }

  @Override
  public void derivative(double[] field, boolean odd, int axis, double[] result) {
    transform.forward(field, spectrum);
    double[] q = waveVector[axis];
    for (int wave = 0; wave < q.length; wave++) {
      double real = spectrum[2 * wave];
      spectrum[2 * wave] = -q[wave] * spectrum[2 * wave + 1];
      spectrum[2 * wave + 1] = q[wave] * real;
    }
    transform.inverse(spectrum, result);
  }

  @Override
  public void couple(double[] force, double[] field, boolean odd, double[] result) {
    for (int i = 0; i < field.length; i++) {
      result[i] = force[i] * field[i];
    }
  }

  @Override
  public double[] atCentres(double[] field, boolean odd) {
    return field;
  }
}
