package murmuration.cli;

import java.nio.file.Path;
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
      "Checks a scenario and says what running it would do and cost. The time is that of a"
          + " short trial of the density, and a guess for the kinetic check and for particles.",
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

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "SCENARIO", description = "Scenario file (YAML).")
  private Path file;

  @Override
  public Integer call() {
    Scenario scenario = ScenarioReader.read(file);
    Scenarios.output(file, scenario);
    Scenarios.paraView(file, scenario, true);
    CostEstimate cost = Scenarios.checked(file, () -> CostEstimate.of(scenario));
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
          .map(particles -> Json.particles(particles, cost.particles().orElseThrow()))
          .ifPresent(plan -> node.set("particles", plan));
      node.put("fileBytes", cost.fileBytes());
      Json.put(node, "estimatedSeconds", cost.seconds());
      common.out().println(node);
    } else if (common.summary()) {
      common.out().println(file + ": valid");
      scenario.velocity().ifPresent(m -> common.out().println("  velocity     " + m.describe()));
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
          .map(particles -> ParticleText.plan(particles, cost.particles().orElseThrow()))
          .ifPresent(lines -> lines.forEach(common.out()::println));
      common
          .out()
          .printf(
              "  output       %s, about %s MB; computing time about %s%n",
              scenario.output(),
              Text.number(cost.fileBytes() / MEGABYTE, 2),
              Double.isNaN(cost.seconds()) ? "unknown" : Text.number(cost.seconds(), 1) + " s");
    }
    return 0;
  }
}
