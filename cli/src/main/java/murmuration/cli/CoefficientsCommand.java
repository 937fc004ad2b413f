package murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import murmuration.coefficients.CoefficientMethod;
import murmuration.coefficients.EigenBasis;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.QuadratureMethod;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.Spectrum;
import murmuration.coefficients.TransportCoefficients;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputFile;
import murmuration.io.RunFile;
import murmuration.io.SweepFile;
import murmuration.io.VelocityModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.ObjectNode;

/** D, κ, mean velocity and eigenvalues of a velocity potential. */
@Command(
    name = "coefficients",
    sortOptions = false,
    description = {
      "D, kappa, mean velocity and eigenvalues of a velocity potential W.",
      "",
      "  quadratic   v^2/2",
      "  quartic     |v|^4/(4 gamma) - |v|^2/2",
      "  cubic       |v|^4/(4 gamma) - |v|^3/3",
      "  tilted      v^4/(4 gamma) - v^2/2 - delta v",
      "  power       |v|^a/(a gamma) - |v|^b/b",
      "  expression  any formula in v that grows without bound",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration coefficients --potential quartic --gamma 10 --json",
      "  murmuration coefficients --potential tilted --gamma 1 --delta 0.5",
      "  murmuration coefficients --expression \"v^4/4 - v^2/2\" --theta 0.1",
      "  murmuration coefficients --potential cubic --sweep gamma=1:5:9"
    })
final class CoefficientsCommand implements Callable<Integer> {
  private static final int SHOWN_EIGENVALUES = 6;

  @Mixin private CommonOptions common;

  @Option(names = "--potential", paramLabel = "NAME", description = "Name of W, see above.")
  private String potential;

  @Option(names = "--gamma", paramLabel = "X", description = "Squared cruise speed, positive.")
  private Double gamma;

  @Option(names = "--delta", paramLabel = "X", description = "Tilt.")
  private Double delta;

  @Option(names = "--a", paramLabel = "X", description = "Larger exponent of power.")
  private Double a;

  @Option(names = "--b", paramLabel = "X", description = "Smaller exponent of power, at least 1.")
  private Double b;

  @Option(names = "--expression", paramLabel = "W", description = "Formula in v.")
  private String expression;

  @Option(names = "--theta", paramLabel = "X", description = "Noise (default: 1).")
  private double theta = 1;

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "Dimension of velocity; 1 in this version.")
  private int dimension = 1;

  @Option(
      names = "--method",
      paramLabel = "NAME",
      description = "auto, spectral or quadrature (default: auto, which compares the two).")
  private String method = "auto";

  @Option(
      names = "--modes",
      paramLabel = "N",
      description = "Sum over modes 1 to N-1 only (default: all).")
  private Integer modes;

  @Option(
      names = "--sweep",
      paramLabel = "RANGE",
      description =
          "gamma=1:100:200 (start:end:count), gamma=log:1:1e4:50 or gamma=1,5,10; for several"
              + " parameters repeat the option.")
  private List<String> sweep = new ArrayList<>();

  @Option(names = "--output", paramLabel = "FILE", description = "Write the result to HDF5.")
  private Path output;

  @Override
  public Integer call() {
    if (dimension != 1) {
      throw new InvalidValueException(
          "--dimension", dimension, "this version computes in one velocity dimension");
    }
    if (modes != null && (modes < 2 || modes > EigenBasis.MOST_MODES)) {
      throw new InvalidValueException("--modes", modes, "must be 2 to " + EigenBasis.MOST_MODES);
    }
    if (potential == null && expression == null) {
      throw new ParameterException(
          common.commandLine(), "--potential is missing; one of: " + VelocityModel.NAMES);
    }
    List<SweepRange> ranges = sweep.stream().map(SweepRange::parse).toList();
    List<VelocityModel> models = models(ranges);
    OutputFile file = output == null ? null : new OutputFile("--output", output, common.force());
    if (ranges.isEmpty()) {
      one(models.get(0), file);
      return 0;
    }
    return many(models, ranges, file);
  }

  private CoefficientMethod method() {
    int terms = modes == null ? CoefficientMethod.ALL_MODES : modes;
    return switch (method) {
      case "auto", "spectral" -> new SpectralMethod(terms);
      case "quadrature" -> new QuadratureMethod();
      default ->
          throw new InvalidValueException(
              "--method", method, "unknown; allowed: auto, spectral, quadrature");
    };
  }

  /** The product grid of the ranges, the last one running fastest. */
  private List<VelocityModel> models(List<SweepRange> ranges) {
    Map<String, Double> parameters = new LinkedHashMap<>();
    putIfGiven(parameters, "gamma", gamma);
    putIfGiven(parameters, "delta", delta);
    putIfGiven(parameters, "a", a);
    putIfGiven(parameters, "b", b);
    parameters.put("theta", theta);
    List<Map<String, Double>> grid = List.of(parameters);
    for (SweepRange range : ranges) {
      if (ranges.stream().filter(r -> r.parameter().equals(range.parameter())).count() > 1) {
        throw new InvalidValueException("--sweep", range.parameter(), "given more than once");
      }
      if (parameters.containsKey(range.parameter()) && !range.parameter().equals("theta")) {
        throw new InvalidValueException(
            "--sweep", range.parameter(), "given as --" + range.parameter() + ", too");
      }
      boolean known =
          range.parameter().equals("theta") || VelocityModel.PARAMETERS.contains(range.parameter());
      if (!known) {
        throw new InvalidValueException(
            "--sweep",
            range.parameter(),
            "unknown parameter; allowed: theta, " + String.join(", ", VelocityModel.PARAMETERS));
      }
      List<Map<String, Double>> finer = new ArrayList<>();
      for (Map<String, Double> point : grid) {
        for (double value : range.values()) {
          Map<String, Double> next = new LinkedHashMap<>(point);
          next.put(range.parameter(), value);
          finer.add(next);
        }
      }
      grid = finer;
    }
    return grid.stream().map(this::model).toList();
  }

  private VelocityModel model(Map<String, Double> parameters) {
    Map<String, Double> own = new LinkedHashMap<>(parameters);
    double noise = own.remove("theta");
    String name = potential == null ? "expression" : potential;
    try {
      VelocityModel model = new VelocityModel(name, own, expression, noise);
      model.build();
      return model;
    } catch (InvalidValueException e) {
      throw new ParameterException(common.commandLine(), "--" + e.key() + e.getMessage(), e);
    }
  }

  private static void putIfGiven(Map<String, Double> parameters, String name, Double value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }

  private TransportCoefficients compute(VelocityModel model) {
    return method().compute(Maxwellian.of(model.build(), model.theta()));
  }

  private void one(VelocityModel model, OutputFile file) {
    TransportCoefficients coefficients = compute(model);
    if (file != null) {
      RunFile.writeCoefficients(file, model, coefficients);
    }
    Text.warnOfLostModes(coefficients.spectrum(), common);
    if (common.json()) {
      common.out().println(Json.coefficients(model, coefficients));
    } else if (common.summary()) {
      common.out().println(model.describe());
      Text.coefficients(coefficients).forEach(common.out()::println);
      Spectrum spectrum = coefficients.spectrum();
      int count = Math.min(SHOWN_EIGENVALUES, spectrum.size() - 1);
      List<String> shown =
          IntStream.rangeClosed(1, count).mapToObj(k -> Text.eigenvalue(spectrum, k)).toList();
      common.out().println("  lambda_1..   " + String.join("  ", shown));
      if (file != null) {
        common.out().println("  written to   " + file.path());
      }
    }
  }

  private int many(List<VelocityModel> models, List<SweepRange> ranges, OutputFile file) {
    method();
    List<Future<TransportCoefficients>> pending = new ArrayList<>();
    List<TransportCoefficients> results = new ArrayList<>();
    List<ObjectNode> nodes = new ArrayList<>();
    int failures = 0;
    ExecutorService workers = Executors.newFixedThreadPool(common.threads());
    try (Progress progress = common.progress()) {
      Interruption.install();
      models.forEach(model -> pending.add(workers.submit(() -> compute(model))));
      for (int i = 0; i < models.size() && !progress.interrupted(); i++) {
        progress.progress("sweep", (double) i / models.size());
        TransportCoefficients result = null;
        try {
          result = pending.get(i).get();
          nodes.add(Json.coefficients(models.get(i), result));
        } catch (ExecutionException e) {
          failures++;
          nodes.add(Json.failure(models.get(i), e.getCause().getMessage()));
        }
        results.add(result);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
    }
    List<VelocityModel> done = models.subList(0, results.size());
    if (file != null) {
      SweepFile.write(file, done, results);
    }
    if (common.json()) {
      common.out().println(Json.cases(nodes));
    } else if (common.summary()) {
      List<String> names = ranges.stream().map(SweepRange::parameter).toList();
      Text.sweep(names, done, results, nodes).forEach(common.out()::println);
    }
    if (done.size() < models.size()) {
      return Interruption.EXIT_CODE;
    }
    return failures == 0 ? 0 : Errors.FAILED;
  }
}
