package murmuration.coefficients;

/**
 * H − λ condensed to the element ends: a chain of nodes with masses m_i and killing rates k_i,
 * neighbours joined by conductances b_i,
 *
 * <pre>  (k_i − λ m_i) φ_i + b_{i−1} (φ_i − φ_{i−1}) + b_i (φ_i − φ_{i+1}) = 0.</pre>
 *
 * <p>Elimination from the left passes on the excess e_i of a node over its tie to the next, as in
 * resistors in series,
 *
 * <pre>  e_{i+1} = k_{i+1} − λ m_{i+1} + e'_i,    1/e'_i = 1/e_i + 1/b_i.</pre>
 *
 * An error of an ulp in e_i or e'_i amounts to one of b or m nearby, and so eigenvalues of all
 * sizes keep their accuracy relative to themselves (compare Fernando and Parlett,
 * doi:10.1007/s002110050024). Every node has its own unit e^{unit_i}, for M and λ need not fit into
 * a double. A grounded first node has φ_0 = 0.
 */
final class EdgeChain {
  private final ShiftedElement[] elements;
  private final boolean grounded;

  EdgeChain(ShiftedElement[] elements, boolean grounded) {
    this.elements = elements;
    this.grounded = grounded;
  }

  /** The number of eigenvalues of the chain below e^{logLambda}. */
  int count(double logLambda) {
    int n = elements.length;
    double excess = grounded ? Double.POSITIVE_INFINITY : rate(0, logLambda);
    int count = 0;
    for (int i = 0; i < n; i++) {
      double passed = passed(excess, i, unit(i, logLambda));
      // The pivot e + b = e b/e'.
      boolean sameSign = excess > 0 == passed > 0;
      if (sameSign != elements[i].conductance() > 0) {
        count++;
      }
      excess =
          passed * Math.exp(unit(i, logLambda) - unit(i + 1, logLambda)) + rate(i + 1, logLambda);
    }
    return excess < 0 ? count + 1 : count;
  }

  private double unit(int i, double logLambda) {
    double unit = logLambda;
    if (i > 0) {
      unit = Math.min(unit, elements[i - 1].logScale());
    }
    return i < elements.length ? Math.min(unit, elements[i].logScale()) : unit;
  }

  /** k_i − λ m_i in the unit of the node. */
  private double rate(int i, double logLambda) {
    double unit = unit(i, logLambda);
    double sum = 0;
    if (i > 0) {
      ShiftedElement before = elements[i - 1];
      sum += rate(before.rightKilling(), before.rightMass(), before.logScale() - unit, logLambda);
    }
    if (i < elements.length) {
      ShiftedElement after = elements[i];
      sum += rate(after.leftKilling(), after.leftMass(), after.logScale() - unit, logLambda);
    }
    return sum;
  }

  private static double rate(double killing, double mass, double logFactor, double logLambda) {
    double killed = killing != 0 ? killing * Math.exp(logFactor) : 0;
    return killed - mass * Math.exp(logFactor + logLambda);
  }

  /** e' of 1/e' = 1/e + 1/b, all in the given unit. */
  private double passed(double excess, int element, double unit) {
    double resistance =
        Math.exp(unit - elements[element].logScale()) / elements[element].conductance();
    return 1 / (1 / excess + resistance);
  }

  /** φ_i/φ_{i±1} = e'/e = b/(b + e); a node that is held, as a grounded one, has φ = 0. */
  private static double transmitted(double excess, double passed) {
    return Double.isInfinite(excess) ? 0 : passed / excess;
  }

  /**
   * log λ of the eigenvalue that has {@code index} others below it, by bisection.
   *
   * @param upper log of a bound above it
   */
  double logEigenvalue(int index, double upper) {
    double high = upper;
    double width = 1;
    double low = upper - width;
    while (count(low) > index) {
      high = low;
      width *= 2;
      low -= width;
    }
    while (true) {
      double middle = 0.5 * (low + high);
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (count(middle) > index) {
        high = middle;
      } else {
        low = middle;
      }
    }
  }

  /** The eigenvector that belongs to an eigenvalue, by twisted factorisation. */
  double[] eigenvector(double logLambda) {
    int n = elements.length;
    double[] toRight = new double[n];
    double[] toLeft = new double[n];
    double[] fromLeft = new double[n + 1];
    double[] fromRight = new double[n + 1];
    fromLeft[0] = grounded ? Double.POSITIVE_INFINITY : rate(0, logLambda);
    fromRight[n] = rate(n, logLambda);
    for (int i = 0; i < n; i++) {
      double unit = unit(i, logLambda);
      double passed = passed(fromLeft[i], i, unit);
      toRight[i] = transmitted(fromLeft[i], passed);
      fromLeft[i + 1] = passed * Math.exp(unit - unit(i + 1, logLambda)) + rate(i + 1, logLambda);
    }
    for (int i = n - 1; i >= 0; i--) {
      double unit = unit(i + 1, logLambda);
      double passed = passed(fromRight[i + 1], i, unit);
      toLeft[i] = transmitted(fromRight[i + 1], passed);
      fromRight[i] = passed * Math.exp(unit - unit(i, logLambda)) + rate(i, logLambda);
    }
    int twist = grounded ? 1 : 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = twist; i <= n; i++) {
      double rate = rate(i, logLambda);
      double defect = Math.abs((fromLeft[i] - rate + fromRight[i]) / rate);
      if (defect < least) {
        least = defect;
        twist = i;
      }
    }
    double[] vector = new double[n + 1];
    vector[twist] = 1;
    for (int i = twist - 1; i >= 0; i--) {
      vector[i] = vector[i + 1] * toRight[i];
    }
    for (int i = twist; i < n; i++) {
      vector[i + 1] = vector[i] * toLeft[i];
    }
    return vector;
  }
}
