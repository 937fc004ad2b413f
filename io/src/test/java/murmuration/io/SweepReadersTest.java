package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.PlanarCoefficients;
import murmuration.coefficients.PlanarMethod;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.coefficients.VelocityPotential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Python finds in the file of a sweep. */
class SweepReadersTest {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  @TempDir private Path folder;

  /** The second case failed, the third has fewer modes than the first and more dimensions. */
  @Test
  void casesRunAlongTheFirstAxis() throws Exception {
    TransportCoefficients first =
        new SpectralMethod(5).compute(Maxwellian.of(VelocityPotential.quadratic(), 0.5));
    TransportCoefficients third =
        new SpectralMethod(3).compute(new Maxwellian(VelocityPotential.quadratic(), 2, 3));
    JsonNode read =
        read(
            List.of(
                row(0.5, Optional.of(first), ""),
                row(-1, Optional.empty(), "θ = -1.0: must be a positive number"),
                row(2, Optional.of(third), "")),
            Quantities.RADIAL);

    assertEquals("auto", read.get("method").asString());
    for (String reader : List.of("xarray", "h5py")) {
      JsonNode fields = read.get(reader);
      assertField(List.of(0.5, -1.0, 2.0), List.of(3), fields.get("theta"));
      assertField(
          List.of(first.diffusion(), Double.NaN, third.diffusion()), List.of(3), fields.get("D"));
      List<Double> eigenvalues = new ArrayList<>();
      List<Double> momenta = new ArrayList<>();
      for (TransportCoefficients one : new TransportCoefficients[] {first, null, third}) {
        for (int k = 1; k <= 4; k++) {
          boolean there = one != null && k < one.spectrum().size();
          eigenvalues.add(there ? one.spectrum().eigenvalue(k) : Double.NaN);
          momenta.add(there ? one.spectrum().angularMomentum(k) : Double.NaN);
        }
      }
      assertField(eigenvalues, List.of(3, 4), fields.get("eigenvalues"));
      assertField(momenta, List.of(3, 4), fields.get("angular_momentum"));
      JsonNode errors = fields.get("error").get("texts");
      assertEquals("θ = -1.0: must be a positive number", errors.get(1).asString());
      assertEquals("", errors.get(0).asString());
    }
    assertEquals(List.of("case", "mode"), names(read.get("xarray").get("eta")));
    assertEquals(List.of("case", "character"), names(read.get("xarray").get("error")));
  }

  @Test
  void planarCoefficientsAreMatrices() throws Exception {
    PlanarCoefficients one =
        new PlanarMethod(3).compute((vx, vy) -> vx * vx + vx * vy + vy * vy, 1);
    JsonNode read = read(List.of(row(1, Optional.of(one), "")), Quantities.PLANAR);
    for (String reader : List.of("xarray", "h5py")) {
      assertField(
          List.of(
              one.diffusion().xx(),
              one.diffusion().xy(),
              one.diffusion().xy(),
              one.diffusion().yy()),
          List.of(1, 2, 2),
          read.get(reader).get("D"));
      assertField(
          List.of(
              one.spectrum().etaX(1),
              one.spectrum().etaY(1),
              one.spectrum().etaX(2),
              one.spectrum().etaY(2)),
          List.of(1, 2, 2),
          read.get(reader).get("eta"));
    }
    assertEquals(List.of("case", "i", "j"), names(read.get("xarray").get("D")));
    assertEquals(List.of("case", "mode", "i"), names(read.get("xarray").get("omega")));
  }

  private <T> JsonNode read(List<SweepCase<T>> cases, Quantities<T> quantities) throws Exception {
    String python = OtherReaders.python("h5py", "xarray", "netCDF4");
    Path file = folder.resolve("sweep.h5");
    SweepFile.write(
        new OutputFile("output", file, false), "quadratic", null, "auto", cases, quantities);
    Path script = Path.of(SweepReadersTest.class.getResource("read_sweep.py").toURI());
    return MAPPER.readTree(OtherReaders.output(python, script.toString(), file.toString()));
  }

  private static <T> SweepCase<T> row(double theta, Optional<T> result, String error) {
    return new SweepCase<>(Map.of("theta", theta), result, error);
  }

  private static void assertField(List<Double> values, List<Integer> shape, JsonNode field) {
    List<Integer> lengths = new ArrayList<>();
    List<Double> numbers = new ArrayList<>();
    field.get("shape").forEach(length -> lengths.add(length.intValue()));
    field.get("values").forEach(number -> numbers.add(number.doubleValue()));
    assertEquals(shape, lengths);
    assertEquals(values, numbers);
  }

  private static List<String> names(JsonNode field) {
    List<String> names = new ArrayList<>();
    field.get("dimensions").forEach(name -> names.add(name.asString()));
    return names;
  }
}
