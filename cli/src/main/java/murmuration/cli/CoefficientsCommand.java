package murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputFile;
import murmuration.io.VelocityModel;
import murmuration.sweep.ParallelWork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** D, κ, mean velocity and eigenvalues of a velocity potential. */
@Command(
    name = "coefficients",
    sortOptions = false,
    description = {
      "Computes D, kappa, mean velocity and eigenvalues of a velocity potential W.",
      "",
      "  quadratic   v^2/2",
      "  quartic     |v|^4/(4 gamma) - |v|^2/2",
      "  cubic       |v|^4/(4 gamma) - |v|^3/3",
      "  tilted      v^4/(4 gamma) - v^2/2 - delta v, in dimension 1",
      "  power       |v|^a/(a gamma) - |v|^b/b",
      "  expression  any formula in v that grows without bound",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration coefficients --potential quartic --gamma 10 --json",
      "  murmuration coefficients --potential quartic --gamma 10 --dimension 3",
      "  murmuration coefficients --expression \"v^4/(4*gamma) - v^2/2\" --gamma 10",
      "  murmuration coefficients --expression \"vx^4/4 + vy^2 - vx\" --dimension 2",
      "  murmuration coefficients --potential cubic --gamma 5 --method hermite",
      "  murmuration coefficients --potential cubic --sweep gamma=1:5:9"
    })
final class CoefficientsCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;
  @Mixin private ModelOptions model;
  @Mixin private MethodOptions method;

  @Option(
      names = "--sweep",
      paramLabel = "RANGE",
      description =
          "gamma=1:100:200 (start:end:count), gamma=log:1:1e4:50 or gamma=1,5,10; any numeric"
              + " option of W or the method; for several repeat --sweep.")
  private List<String> sweep = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write the result to HDF5.")
  private Path output;

  @Override
  public Integer call() {
    if (model.potential() == null) {
      throw new ParameterException(
          common.commandLine(), "--potential is missing; one of: " + VelocityModel.NAMES);
    }
    try {
      return compute();
    } catch (InvalidValueException e) {
      throw new ParameterException(common.commandLine(), "--" + e.key() + e.getMessage(), e);
    }
  }

  private int compute() {
    List<SweepRange> ranges = sweep.stream().map(SweepRange::parse).toList();
    Map<String, Number> given = model.given();
    given.putAll(method.given());
    ParameterGrid grid = new ParameterGrid(given, ranges);
    Supplier<Outcome> first = firstValid(grid);
    OutputFile file = output == null ? null : new OutputFile("output", output, common.force());
    CoefficientReport report = new CoefficientReport(file, common);
    if (ranges.isEmpty()) {
      report.one(common.inParallel(first));
      return 0;
    }
    List<Outcome> outcomes;
    try (Progress progress = common.progress()) {
      Interruption.install();
      outcomes = ParallelWork.run(grid, point -> at(point).outcome(), common.threads(), progress);
    }
    List<String> names = ranges.stream().map(SweepRange::parameter).toList();
    report.many(outcomes, names);
    if (outcomes.size() < grid.size()) {
      return Interruption.EXIT_CODE;
    }
    return outcomes.stream().anyMatch(Outcome.Failed.class::isInstance) ? Errors.FAILED : 0;
  }

  private CoefficientCase at(Map<String, Number> point) {
    return new CoefficientCase(model.potential(), model.expression(), method.method(), point);
  }

  /** The first case that makes sense; when there is none, what is wrong with the first. */
  private Supplier<Outcome> firstValid(ParameterGrid grid) {
    InvalidValueException problem = null;
    for (Map<String, Number> point : grid) {
      try {
        return at(point).prepared();
      } catch (InvalidValueException e) {
        problem = problem == null ? e : problem;
      }
    }
    throw problem;
  }
}
