package murmuration.coefficients;

/**
 * (H + σ)⁻¹ of a sector for one σ &gt; 0, on vectors z_j = √μ_j φ_j: element interiors by their
 * Green operators, element ends by elimination from the left,
 *
 * <pre>
 *   p_i = e_i + b_i,   e_{i+1} = k_{i+1} + σm_{i+1} + b_i e_i/p_i,   f_{i+1} += f_i b_i/p_i,
 *   φ_i = (f_i + b_i φ_{i+1})/p_i.
 * </pre>
 *
 * Only positive numbers are added, so no coupling is too weak to be right (Grassmann, Taksar and
 * Heyman, doi:10.1287/opre.33.5.1107). The end i has the unit e^{unit_i}, the larger one of the
 * scales of M in its two elements, as M alone need not fit into a double. Not thread-safe.
 */
final class ShiftedOperator implements BlockLanczos.Operator {
  private final ShiftedElement[] elements;
  private final double[][] green;
  private final int degree;
  private final boolean grounded;
  private final double[] rootMass;
  private final double[] pivot;
  private final double[] conductance;
  private final double[] toLeft;
  private final double[] toRight;
  private final double[] step;
  private final double[] load;
  private final double[] edge;

  ShiftedOperator(ShiftedElement[] elements, boolean grounded, double shift) {
    this.elements = elements;
    this.grounded = grounded;
    degree = elements[0].degree();
    int n = elements.length;
    double[] unit = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      unit[i] =
          Math.max(
              i > 0 ? elements[i - 1].logScale() : Double.NEGATIVE_INFINITY,
              i < n ? elements[i].logScale() : Double.NEGATIVE_INFINITY);
    }
    green = new double[n][];
    rootMass = new double[n + 1];
    pivot = new double[n + 1];
    conductance = new double[n];
    toLeft = new double[n];
    toRight = new double[n];
    step = new double[n];
    load = new double[n + 1];
    edge = new double[n + 1];
    double passed = 0;
    double rate = 0;
    double mass = 0;
    for (int i = 0; i < n; i++) {
      ShiftedElement e = elements[i];
      green[i] = e.green();
      double left = Math.exp(e.logScale() - unit[i]);
      double right = Math.exp(e.logScale() - unit[i + 1]);
      toLeft[i] = Math.sqrt(left);
      toRight[i] = Math.sqrt(right);
      step[i] = Math.exp(0.5 * (unit[i] - unit[i + 1]));
      conductance[i] = left * e.conductance();
      rootMass[i] = Math.sqrt(mass + left * e.endMass(0));
      mass = right * e.endMass(degree);
      double excess = passed + rate + left * (e.leftKilling() + shift * e.leftMass());
      boolean ground = grounded && i == 0;
      pivot[i] = excess + conductance[i];
      double through = ground ? conductance[i] : conductance[i] * (excess / pivot[i]);
      passed = through * step[i] * step[i];
      rate = right * (e.rightKilling() + shift * e.rightMass());
    }
    pivot[n] = passed + rate;
    rootMass[n] = Math.sqrt(mass);
  }

  @Override
  public void apply(double[] z, double[] result) {
    int n = elements.length;
    for (int i = 0; i <= n; i++) {
      load[i] = rootMass[i] * z[i * degree];
    }
    for (int e = 0; e < n; e++) {
      load[e] += toLeft[e] * product(elements[e].left(), 0, z, e * degree);
      load[e + 1] += toRight[e] * product(elements[e].right(), 0, z, e * degree);
    }
    for (int i = grounded ? 1 : 0; i < n; i++) {
      load[i + 1] += load[i] * (conductance[i] / pivot[i]) * step[i];
    }
    edge[n] = load[n] / pivot[n];
    for (int i = n - 1; i >= 0; i--) {
      edge[i] = (load[i] + conductance[i] * step[i] * edge[i + 1]) / pivot[i];
    }
    if (grounded) {
      edge[0] = 0;
    }
    for (int e = 0; e < n; e++) {
      int first = e * degree;
      double fromLeft = toLeft[e] * edge[e];
      double fromRight = toRight[e] * edge[e + 1];
      result[first] = rootMass[e] * edge[e];
      for (int i = 1; i < degree; i++) {
        result[first + i] =
            fromLeft * elements[e].left()[i]
                + fromRight * elements[e].right()[i]
                + product(green[e], i * (degree + 1), z, first);
      }
    }
    result[n * degree] = rootMass[n] * edge[n];
  }

  /** Σ a_j z_j over the interior nodes of an element. */
  private double product(double[] a, int offset, double[] z, int first) {
    double sum = 0;
    for (int j = 1; j < degree; j++) {
      sum += a[offset + j] * z[first + j];
    }
    return sum;
  }
}
