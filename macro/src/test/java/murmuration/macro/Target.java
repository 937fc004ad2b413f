package murmuration.macro;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** What the finite volumes are held to against exact solutions, in one place. */
final class Target {
  /** The least observed order in h where everything is smooth, in theory 4. */
  static final double ORDER = 3.7;

  /** The same where a density has a slope at walls: fourth inside, third next to them. */
  static final double WALL_ORDER = 3.2;

  /** The least order where U has a kink or a singularity, or where 𝒟 vanishes. */
  static final double LEAST_ORDER = 1.8;

  /** Errors in L¹ of smooth solutions are below these times d h⁴. */
  static final double HEAT = 0.2;

  static final double QUADRATIC = 5;

  /** The least order with full matrices; in theory 4 inside. */
  static final double MATRIX_ORDER = 1.8;

  /** Errors in L¹ with full matrices are below this times h². */
  static final double MATRIX = 0.2;

  /** Of Cole and Hopf's solution times h². */
  static final double KINK = 0.2;

  /**
   * Of the second moment of Keller and Segel on 128² cells at t = 1/4, relative to 4DMt: up to the
   * critical mass and above it.
   */
  static final double KELLER_SEGEL = 1.5e-3;

  static final double KELLER_SEGEL_ABOVE = 6e-3;

  /** Of growth rates at 128 cells, relative. */
  static final double GROWTH_RATE = 1e-4;

  private Target() {}

  /** The observed orders have to be at least {@link #ORDER}. */
  static void assertSmoothOrder(int[] cells, double[] errors) {
    assertOrders(ORDER, cells, errors);
  }

  /** The observed orders have to be at least {@link #WALL_ORDER}. */
  static void assertWallOrder(int[] cells, double[] errors) {
    assertOrders(WALL_ORDER, cells, errors);
  }

  /** The observed orders have to be at least {@link #LEAST_ORDER}. */
  static void assertLeastOrder(int[] cells, double[] errors) {
    assertOrders(LEAST_ORDER, cells, errors);
  }

  /** The observed orders have to be at least {@link #MATRIX_ORDER}. */
  static void assertMatrixOrder(int[] cells, double[] errors) {
    assertOrders(MATRIX_ORDER, cells, errors);
  }

  /** The last error has to be below bound · h². */
  static void assertBelow(double bound, double length, int[] cells, double[] errors) {
    double spacing = length / cells[cells.length - 1];
    assertTrue(
        errors[errors.length - 1] <= bound * spacing * spacing, () -> Arrays.toString(errors));
  }

  /** p = log(e₁/e₂)/log(n₂/n₁) for neighbouring numbers of cells. */
  private static void assertOrders(double least, int[] cells, double[] errors) {
    double[] orders = new double[errors.length - 1];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = Math.log(errors[i] / errors[i + 1]) / Math.log((double) cells[i + 1] / cells[i]);
    }
    assertTrue(
        Arrays.stream(orders).allMatch(order -> order >= least),
        () ->
            "orders "
                + Arrays.toString(orders)
                + " of errors "
                + Arrays.toString(errors)
                + " on "
                + Arrays.toString(cells)
                + " cells");
  }
}
