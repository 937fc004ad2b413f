package murmuration.io;

import io.jhdf.WritableHdfFile;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import murmuration.io.NamedDimensions.Dimension;

/** A sweep over coefficients in HDF5: one dataset a quantity, the cases along the first axis. */
public final class SweepFile {
  private SweepFile() {}

  /**
   * Writes a sweep. Where cases failed, their figures are NaN and a dataset {@code error} says why,
   * one character a number.
   *
   * @param potential its name
   * @param expression its formula, or null
   * @param method the name of the method
   * @param cases at least one
   * @throws OutputException when writing fails
   */
  public static <T> void write(
      OutputFile output,
      String potential,
      String expression,
      String method,
      List<SweepCase<T>> cases,
      Quantities<T> quantities) {
    output.write(
        file -> {
          RunFile.putRootAttributes(file, "sweep of the " + potential + " potential");
          if (expression != null) {
            file.putAttribute("expression", expression);
          }
          file.putAttribute("method", method);
          put(file, cases, quantities);
        });
  }

  private static <T> void put(
      WritableHdfFile file, List<SweepCase<T>> cases, Quantities<T> quantities) {
    NamedDimensions dimensions = new NamedDimensions();
    int[] numbers = IntStream.range(0, cases.size()).toArray();
    Dimension along = dimensions.coordinate(file, "case", numbers, "number of the case");
    for (String name : cases.get(0).parameters().keySet()) {
      double[] values =
          cases.stream().mapToDouble(one -> one.parameters().get(name).doubleValue()).toArray();
      dimensions.field(file, name, values, "parameter " + name, along);
    }
    CoefficientLayout.put(file, dimensions, along, cases, quantities);
    if (cases.stream().anyMatch(one -> one.coefficients().isEmpty())) {
      List<String> errors = cases.stream().map(SweepCase::error).toList();
      TextRows.put(file, dimensions, along, Map.of("error", errors), name -> "why a case failed");
    }
  }
}
