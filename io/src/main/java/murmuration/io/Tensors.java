package murmuration.io;

import java.util.OptionalDouble;
import murmuration.macro.Tensor;
import murmuration.macro.Velocity;

/** What files and reports say of matrices and vectors in a box of so many axes. */
public final class Tensors {
  private Tensors() {}

  /** c of a matrix that is c times the identity, exactly; empty for any other. */
  public static OptionalDouble multiple(Tensor tensor, int dimension) {
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < dimension; b++) {
        if (tensor.at(a, b) != (a == b ? tensor.xx() : 0)) {
          return OptionalDouble.empty();
        }
      }
    }
    return OptionalDouble.of(tensor.xx());
  }

  /** The components of a velocity, a new array. */
  public static double[] components(Velocity velocity, int dimension) {
    double[] components = new double[dimension];
    for (int a = 0; a < dimension; a++) {
      components[a] = velocity.along(a);
    }
    return components;
  }

  /** Whether a velocity is 0. */
  public static boolean zero(Velocity velocity) {
    return velocity.x() == 0 && velocity.y() == 0 && velocity.z() == 0;
  }
}
