package murmuration.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import murmuration.io.CostEstimate;
import murmuration.io.Names;
import murmuration.io.Scenario;
import murmuration.io.ScenarioReader;
import murmuration.io.Tensors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks a scenario without running it. */
@Command(
    name = "validate",
    sortOptions = false,
    description = {
      "Checks a scenario and says what running it would do and cost: steps, memory, file"
          + " and time, about, from a second's trial of each part.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration validate examples/scenarios/morse-swarm-1d.yaml",
      "  murmuration validate examples/scenarios/three-densities.yaml --json"
    })
final class ValidateCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;
  private static final double HOUR = 3600;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "SCENARIO", description = "Scenario file (YAML).")
  private Path file;

  @Override
  public Integer call() {
    Scenario scenario = ScenarioReader.read(file);
    Scenarios.output(file, scenario);
    Scenarios.paraView(file, scenario, true);
    CostEstimate cost =
        Scenarios.checked(file, () -> common.inParallel(() -> CostEstimate.of(scenario)));
    warnings(cost).forEach(common::warn);
    if (common.json()) {
      ObjectNode node = Json.object();
      node.put("valid", true);
      node.put("name", scenario.name());
      node.put("output", scenario.output().toString());
      int dimension = scenario.grid().dimension();
      Json.putTensor(node, "D", cost.equation().diffusion(), dimension);
      Json.putTensor(node, "kappa", cost.equation().drift(), dimension);
      if (!Tensors.zero(cost.equation().velocity())) {
        ArrayNode velocity = node.putArray("velocity");
        for (double component : Tensors.components(cost.equation().velocity(), dimension)) {
          Json.add(velocity, component);
        }
      }
      if (scenario.velocity().isPresent()) {
        node.put("frame", Names.of(scenario.frame()));
      }
      node.put("cells", scenario.grid().size());
      node.put("outputs", scenario.times().count());
      scenario.kinetic().ifPresent(kinetic -> node.set("kinetic", Json.kinetic(kinetic)));
      scenario
          .particles()
          .filter(particles -> cost.particles().isPresent())
          .map(particles -> Json.particles(particles, cost.particles().get()))
          .ifPresent(plan -> node.set("particles", plan));
      cost.steps().ifPresentOrElse(n -> node.put("steps", n), () -> node.putNull("steps"));
      node.put("memoryBytes", cost.memoryBytes());
      node.put("fileBytes", cost.fileBytes());
      Json.put(node, "estimatedSeconds", cost.seconds());
      common.out().println(node);
    } else if (common.summary()) {
      common.out().println(file + ": valid");
      scenario
          .velocity()
          .map(model -> Text.labelled("velocity", model.describe()))
          .ifPresent(lines -> lines.forEach(common.out()::println));
      Text.equation(scenario, cost.equation(), 8).forEach(common.out()::println);
      common
          .out()
          .printf(
              "  density      %s, %d cells, %d outputs to t = %s%n",
              Names.of(scenario.scheme()),
              scenario.grid().size(),
              scenario.times().count(),
              Text.number(scenario.times().end(), 6));
      scenario.kinetic().ifPresent(kinetic -> Text.kinetic(kinetic).forEach(common.out()::println));
      scenario
          .particles()
          .filter(particles -> cost.particles().isPresent())
          .map(particles -> ParticleText.plan(particles, cost.particles().get()))
          .ifPresent(lines -> lines.forEach(common.out()::println));
      common.out().println("  output       " + scenario.output());
      Text.labelled("about", about(cost)).forEach(common.out()::println);
    }
    return 0;
  }

  /** Such as {@code 280 steps, 5 MB of memory, 0.2 MB of file, 1.5 s}. */
  private static String about(CostEstimate cost) {
    List<String> parts = new ArrayList<>();
    cost.steps().ifPresent(n -> parts.add(Text.rounded((double) n, 2) + " steps of the density"));
    parts.add(Text.rounded(cost.memoryBytes() / MEGABYTE, 2) + " MB of memory");
    parts.add(Text.rounded(cost.fileBytes() / MEGABYTE, 2) + " MB of file");
    parts.add(
        Double.isNaN(cost.seconds())
            ? "time unknown"
            : Text.rounded(cost.seconds(), cost.seconds() < 10 ? 1 : 2) + " s");
    return String.join(", ", parts);
  }

  /** What makes a run take longer, or more memory, than people may want. */
  private static List<String> warnings(CostEstimate cost) {
    List<String> warnings = new ArrayList<>();
    if (cost.seconds() > HOUR) {
      warnings.add("the run may take " + Text.number(cost.seconds() / HOUR, 2) + " hours");
    }
    double most = Runtime.getRuntime().maxMemory() / MEGABYTE;
    double memory = cost.memoryBytes() / MEGABYTE;
    if (memory > most) {
      warnings.add(
          String.format(
              "the run may take %s MB of memory, the virtual machine has %s MB; more is had by"
                  + " MURMURATION_JAVA_OPTS=-Xmx%.0fg",
              Text.rounded(memory, 2), Text.rounded(most, 2), Math.ceil(1.5 * memory / 1000)));
    }
    return warnings;
  }
}
