package murmuration.coefficients;

import java.util.function.DoubleUnaryOperator;

/** A potential given by a lambda, as a user of the library would write one. */
record UserPotential(DoubleUnaryOperator w, boolean even) implements VelocityPotential {
  @Override
  public double value(double v) {
    return w.applyAsDouble(v);
  }
}
