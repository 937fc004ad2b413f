package murmuration.io;

import io.jhdf.WritableHdfFile;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.NamedDimensions.Dimension;

/** A sweep over coefficients in HDF5: one dataset a quantity, one entry a case. */
public final class SweepFile {
  private SweepFile() {}

  /**
   * Writes a sweep.
   *
   * @param models the cases
   * @param results their coefficients in the same order; null for a case that failed, NaN in the
   *     file
   * @throws OutputException when writing fails
   */
  public static void write(
      OutputFile output, List<VelocityModel> models, List<TransportCoefficients> results) {
    output.write(file -> put(file, models, results));
  }

  private static void put(
      WritableHdfFile file, List<VelocityModel> models, List<TransportCoefficients> results) {
    VelocityModel first = models.get(0);
    RunFile.putRootAttributes(file, "sweep of the " + first.potential() + " potential");
    if (first.expression() != null) {
      file.putAttribute("expression", first.expression());
    }
    NamedDimensions dimensions = new NamedDimensions();
    int[] numbers = IntStream.range(0, models.size()).toArray();
    Dimension cases = dimensions.coordinate(file, "case", numbers, "number of the case");
    for (String name : first.parameters().keySet()) {
      double[] values = models.stream().mapToDouble(model -> model.parameter(name)).toArray();
      dimensions.field(file, name, values, "parameter " + name, cases);
    }
    double[] theta = models.stream().mapToDouble(VelocityModel::theta).toArray();
    dimensions.field(file, "theta", theta, "noise", cases);
    putResult(file, dimensions, cases, "D", results, TransportCoefficients::diffusion);
    putResult(file, dimensions, cases, "log10_D", results, TransportCoefficients::log10Diffusion);
    putResult(file, dimensions, cases, "kappa", results, TransportCoefficients::drift);
    putResult(
        file, dimensions, cases, "mean_velocity", results, TransportCoefficients::meanVelocity);
    putResult(
        file, dimensions, cases, "lambda_1", results, result -> result.spectrum().eigenvalue(1));
    putResult(
        file, dimensions, cases, "error_estimate", results, TransportCoefficients::errorEstimate);
  }

  private static void putResult(
      WritableHdfFile file,
      NamedDimensions dimensions,
      Dimension cases,
      String name,
      List<TransportCoefficients> results,
      ToDoubleFunction<TransportCoefficients> quantity) {
    double[] values =
        results.stream()
            .mapToDouble(result -> result == null ? Double.NaN : quantity.applyAsDouble(result))
            .toArray();
    dimensions.field(file, name, values, name, cases);
  }
}
