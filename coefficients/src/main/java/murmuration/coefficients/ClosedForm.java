package murmuration.coefficients;

/**
 * The one-dimensional closed forms, by quadrature: V = ∫ v M, κ = Var_M(v)/θ and
 *
 * <pre>  D = (1/θ) ∫ G(v)²/M(v) dv,    G(v) = ∫_{−∞}^v (V − w) M(w) dw = ∫_v^∞ (w − V) M(w) dw.
 * </pre>
 *
 * <p>G is summed from the nearer tail towards V, so all terms have one sign and nothing cancels.
 * Each panel carries an exponent of its own, so neither e^{−W/θ} nor D has to fit into a double.
 * Shares no discretisation with {@link EigenBasis} and serves as its check.
 *
 * <p>Source: eq. (4.3) of the paper for κ; two integrations of the Poisson equation for D.
 */
final class ClosedForm {
  private static final double TAIL = 60;
  private static final VelocityMesh.Resolution PANELS = new VelocityMesh.Resolution(2, 24, 20_000);
  private static final Panel LOW = new Panel(16);
  private static final Panel HIGH = new Panel(20);

  private ClosedForm() {}

  /** The result; log D is the natural logarithm and finite where D is not. */
  record Values(
      double meanVelocity, double drift, double logDiffusion, double errorEstimate, int points) {}

  static Values of(VelocityPotential w, double theta) {
    VelocityMesh mesh = VelocityMesh.of(w, theta, new Landscape(w, theta, false, TAIL), PANELS);
    Values low = new Rule(LOW, w, theta, mesh).values();
    Values high = new Rule(HIGH, w, theta, mesh).values();
    // Two orders of quadrature, and the rounding of W/θ, which no method can undo.
    double difference =
        Math.max(
            Math.abs(low.logDiffusion - high.logDiffusion), Math.abs(low.drift / high.drift - 1));
    double rounding = 0x1p-52 * (4 + mesh.variation() / theta);
    return new Values(
        high.meanVelocity, high.drift, high.logDiffusion, difference + rounding, high.points);
  }

  /** A Gauss rule and the integrals of its Lagrange polynomials. */
  private static final class Panel {
    private final QuadratureRule gauss;
    private final double[][] integral;

    Panel(int order) {
      gauss = QuadratureRule.gaussLegendre(order);
      integral = gauss.integrationMatrix();
    }
  }

  /** One Gauss rule on all panels. */
  private static final class Rule {
    private final QuadratureRule gauss;
    private final double[][] integral;
    private final VelocityPotential w;
    private final double theta;
    private final VelocityMesh mesh;

    private double logSum = Double.NEGATIVE_INFINITY;

    Rule(Panel panel, VelocityPotential w, double theta, VelocityMesh mesh) {
      this.gauss = panel.gauss;
      this.integral = panel.integral;
      this.w = w;
      this.theta = theta;
      this.mesh = mesh;
    }

    Values values() {
      double mass = 0;
      double momentum = 0;
      double[] density = new double[mesh.elements() * gauss.size()];
      for (int i = 0; i < density.length; i++) {
        density[i] = weight(i) * Math.exp(exponent(point(i)));
        mass += density[i];
        momentum += density[i] * point(i);
      }
      double mean = w.even() ? 0 : momentum / mass;
      double variance = 0;
      for (int i = 0; i < density.length; i++) {
        variance += density[i] * (point(i) - mean) * (point(i) - mean);
      }
      double drift = variance / (mass * theta);
      int middle = mesh.elementAt(mean);
      double[] fromLeft = new double[middle + 2];
      for (int e = 0; e <= middle; e++) {
        fromLeft[e] = mesh.edge(e);
      }
      fromLeft[middle + 1] = mean;
      double[] fromRight = new double[mesh.elements() - middle + 1];
      for (int e = mesh.elements(); e > middle; e--) {
        fromRight[mesh.elements() - e] = mesh.edge(e);
      }
      fromRight[mesh.elements() - middle] = mean;
      addOneSide(fromLeft, mean);
      addOneSide(fromRight, mean);
      return new Values(
          mean,
          drift,
          logSum - Math.log(mass) - Math.log(theta),
          0,
          mesh.elements() * gauss.size());
    }

    private double point(int i) {
      int e = i / gauss.size();
      double half = 0.5 * (mesh.edge(e + 1) - mesh.edge(e));
      return 0.5 * (mesh.edge(e + 1) + mesh.edge(e)) + half * gauss.node(i % gauss.size());
    }

    private double weight(int i) {
      int e = i / gauss.size();
      return 0.5 * (mesh.edge(e + 1) - mesh.edge(e)) * gauss.weight(i % gauss.size());
    }

    /** Adds ∫ G²/M over the panels between {@code edges}, which run from a tail to the mean. */
    private void addOneSide(double[] edges, double mean) {
      double logStart = Double.NEGATIVE_INFINITY;
      double[] density = new double[gauss.size()];
      double[] flux = new double[gauss.size()];
      for (int e = 0; e + 1 < edges.length; e++) {
        double half = 0.5 * (edges[e + 1] - edges[e]);
        double centre = 0.5 * (edges[e + 1] + edges[e]);
        double length = Math.abs(half);
        if (length == 0) {
          continue;
        }
        double offset = exponent(centre);
        double total = 0;
        for (int i = 0; i < gauss.size(); i++) {
          double v = centre + half * gauss.node(i);
          density[i] = Math.exp(exponent(v) - offset);
          flux[i] = length * Math.abs(v - mean) * density[i];
          total += gauss.weight(i) * flux[i];
        }
        double scale = Math.max(logStart, offset);
        double start = Math.exp(logStart - scale);
        double local = Math.exp(offset - scale);
        double sum = 0;
        for (int i = 0; i < gauss.size(); i++) {
          double partial = 0;
          for (int j = 0; j < gauss.size(); j++) {
            partial += integral[i][j] * flux[j];
          }
          double g = start + local * partial;
          sum += length * gauss.weight(i) * g * g / density[i];
        }
        logSum = logAdd(logSum, 2 * scale - offset + Math.log(sum));
        logStart = scale + Math.log(start + local * total);
      }
    }

    private double exponent(double v) {
      return -(w.value(v) - mesh.landscape().minimum()) / theta;
    }

    private static double logAdd(double a, double b) {
      double larger = Math.max(a, b);
      return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
  }
}
