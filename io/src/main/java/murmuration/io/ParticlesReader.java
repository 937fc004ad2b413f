package murmuration.io;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import murmuration.kinetic.InitialState;
import murmuration.kinetic.ParticleOptions;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;

/** Reads the part {@code particles} of a scenario: individuals in place of densities. */
final class ParticlesReader {
  /** How a scenario names what is chosen for it. */
  static final String AUTOMATIC = "auto";

  private static final long MOST_VALUES = 100_000_000;
  private static final List<String> FORCES = List.of(AUTOMATIC, "mesh", "direct");

  private final YamlNode root;
  private final VelocityModel model;
  private final Grid grid;
  private final OutputTimes times;
  private final InteractionPotential interaction;
  private final YamlNode node;

  /**
   * Finds the part.
   *
   * @param root the whole scenario
   * @param model its velocity model, or empty when the coefficients are given by hand
   * @param grid its box
   * @param times its outputs
   * @param interaction U
   * @throws ScenarioException when particles do not fit the rest
   */
  ParticlesReader(
      YamlNode root,
      Optional<VelocityModel> model,
      Grid grid,
      OutputTimes times,
      InteractionPotential interaction) {
    this.root = root;
    this.model =
        model.orElseThrow(
            () ->
                root.error("particles", ": needs a velocity part, not coefficients given by hand"));
    this.grid = grid;
    this.times = times;
    this.interaction = interaction;
    requireFit();
    node =
        root.child("particles")
            .allow("number", "seed", "epsilon", "initial", "step", "forces", "positions");
  }

  private void requireFit() {
    if (grid.dimension() > 2) {
      throw root.error(
          "particles", ": move in one or two space dimensions, the box has " + grid.dimension());
    }
    if (root.has("external")) {
      throw root.error("particles", ": do not know external potentials; leave out external");
    }
    if (!grid.periodic() && model.planar()) {
      throw root.child("velocity")
          .invalid(
              "expression",
              "between walls the particles part needs a function of the speed v, not of vx and vy");
    }
  }

  /**
   * Reads the part.
   *
   * @param kinetic the kinetic part, which gives some defaults
   * @throws ScenarioException when something in it is wrong
   */
  Scenario.Particles read(Optional<Scenario.Kinetic> kinetic) {
    int number = number();
    long seed = node.has("seed") ? node.integer("seed", 0) : 1;
    List<Double> epsilon = epsilon(kinetic);
    InitialState initial = initial(kinetic);
    OptionalDouble step = step();
    ParticleOptions.Forces forces = forces();
    boolean positions = node.truth("positions", false);
    double kept = (double) number * grid.dimension() * times.count() * epsilon.size();
    if (positions && kept > MOST_VALUES) {
      throw node.invalid(
          "positions",
          "gives more than " + MOST_VALUES + " numbers; use fewer particles or outputs");
    }
    return new Scenario.Particles(
        initial,
        epsilon.stream()
            .map(value -> new ParticleOptions(number, seed, value, step, forces, positions))
            .toList());
  }

  private int number() {
    if (node.number("number") > ParticleOptions.MOST) {
      throw node.invalid("number", "must be at most " + ParticleOptions.MOST);
    }
    return node.integer("number", ParticleOptions.FEWEST);
  }

  private List<Double> epsilon(Optional<Scenario.Kinetic> kinetic) {
    if (kinetic.isPresent() && !node.has("epsilon")) {
      return kinetic.get().epsilon();
    }
    return KineticKeys.epsilon(node);
  }

  private InitialState initial(Optional<Scenario.Kinetic> kinetic) {
    InitialState preset =
        kinetic.map(Scenario.Kinetic::initial).orElseGet(InitialState.Maxwellian::new);
    InitialState initial = KineticKeys.initial(node, grid.dimension(), preset);
    if (initial instanceof InitialState.ChapmanEnskog && model.planar()) {
      throw node.invalid(
          "initial",
          "not known for particles and a formula in vx and vy; use maxwellian or a perturbation");
    }
    return initial;
  }

  private OptionalDouble step() {
    if (!node.has("step")) {
      return OptionalDouble.empty();
    }
    if (node.isText("step")) {
      if (!node.text("step").equals(AUTOMATIC)) {
        throw node.invalid("step", "expected a positive number or auto");
      }
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(node.positive("step"));
  }

  private ParticleOptions.Forces forces() {
    String forces = node.has("forces") ? node.choice("forces", FORCES) : AUTOMATIC;
    if (forces.equals("direct") && grid.periodic() && interaction.periodicSymbol().isPresent()) {
      throw node.invalid(
          "forces",
          "this interaction is a Fourier series on a periodic box, so that it cannot be summed"
              + " over pairs; use mesh");
    }
    return Names.find(ParticleOptions.Forces.class, forces)
        .orElse(ParticleOptions.Forces.AUTOMATIC);
  }
}
