package murmuration.io;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.coefficients.EigenBasis;
import murmuration.kinetic.InitialState;
import murmuration.macro.Axis;
import murmuration.macro.Boundary;
import murmuration.macro.Convolution;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.SpatialFunction;

/** Reads scenario files (YAML); docs/scenario.md lists the keys. */
public final class ScenarioReader {
  private static final double DEFAULT_TOLERANCE = 1e-4;
  private static final int DEFAULT_MODES = 24;
  private static final double HUNDREDTH = 0.01;
  // Speeds at which a perturbation is tried; 0 and 1 are among them.
  private static final double SPEED = 4;
  private static final int SPEEDS = 32;
  private static final int MOST_CELLS = 20_000_000;
  private static final int MOST_OUTPUTS = 1_000_000;
  // The text is kept in the output file as an HDF5 attribute, which holds 64 KB at most.
  private static final long LARGEST_FILE = 60_000;
  private static final List<String> INTERACTIONS =
      List.of(
          "none", "quadratic", "cosine", "gaussian", "morse", "power", "newtonian", "expression");
  private static final Map<String, List<String>> INTERACTION_PARAMETERS =
      Map.of(
          "cosine", List.of("wavenumber"),
          "gaussian", List.of("length"),
          "morse", List.of("repulsion", "repulsion-length", "attraction", "attraction-length"),
          "power", List.of("p", "q"),
          "expression", List.of("expression"));
  private static final List<String> PERIODIZATIONS = List.of("nearest-image", "images");
  private static final List<String> INITIAL_STATES = List.of("maxwellian", "chapman-enskog");

  private ScenarioReader() {}

  /**
   * Reads and checks a scenario.
   *
   * @throws ScenarioException when the file cannot be read or something in it is wrong
   */
  public static Scenario read(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new ScenarioException(
            file + ": too large for a scenario, over " + LARGEST_FILE + " bytes");
      }
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ScenarioException(file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new ScenarioException(file + ": not a text file in UTF-8", e);
    } catch (IOException e) {
      String reason =
          Files.isDirectory(file) ? "is a folder, not a scenario file" : "cannot be read";
      throw new ScenarioException(file + ": " + reason, e);
    }
  }

  /**
   * The same for a text.
   *
   * @param file its name, for error messages
   */
  public static Scenario parse(String file, String text) {
    YamlNode root =
        YamlNode.parse(file, text)
            .allow(
                "name",
                "velocity",
                "coefficients",
                "space",
                "interaction",
                "external",
                "initial",
                "macro",
                "kinetic",
                "output");
    if (root.has("velocity") == root.has("coefficients")) {
      throw root.error(
          "velocity", ": exactly one of velocity and coefficients is needed, to fix D and kappa");
    }
    String name = root.has("name") ? root.text("name") : "murmuration";
    if (name.isBlank()) {
      throw root.invalid("name", "must not be blank");
    }
    Optional<VelocityModel> velocity =
        root.has("velocity") ? Optional.of(velocity(root.child("velocity"))) : Optional.empty();
    OptionalDouble diffusion = OptionalDouble.empty();
    OptionalDouble drift = OptionalDouble.empty();
    if (root.has("coefficients")) {
      YamlNode coefficients = root.child("coefficients").allow("D", "kappa");
      diffusion = OptionalDouble.of(nonNegative(coefficients, "D"));
      drift = OptionalDouble.of(nonNegative(coefficients, "kappa"));
    }
    Grid grid = grid(root.child("space"));
    if (velocity.isPresent() && !grid.periodic() && !velocity.get().build().even()) {
      throw root.child("velocity")
          .invalid(
              "potential",
              "not even in v, so the swarm has a mean velocity and no walls can be at rest;"
                  + " needs space.boundary: periodic");
    }
    InteractionPotential interaction =
        root.has("interaction")
            ? interaction(root.child("interaction"), grid)
            : InteractionPotential.none();
    SpatialFunction external =
        root.has("external") ? external(root.child("external"), grid) : (x, y, z) -> 0;
    YamlNode initial = root.child("initial").allow("density", "mass");
    SpatialFormula density = density(initial, grid);
    OptionalDouble mass =
        initial.has("mass") ? OptionalDouble.of(initial.positive("mass")) : OptionalDouble.empty();

    YamlNode macro =
        root.child("macro")
            .allow("scheme", "end-time", "output-every", "tolerance", "steady-tolerance");
    Scenario.SchemeName scheme = scheme(macro, grid);
    double end = macro.positive("end-time");
    double every = macro.has("output-every") ? macro.positive("output-every") : HUNDREDTH * end;
    if (!(end / every < MOST_OUTPUTS)) {
      throw macro.invalid(
          macro.has("output-every") ? "output-every" : "end-time",
          "gives more than " + MOST_OUTPUTS + " outputs");
    }
    OutputTimes times = new OutputTimes(end, every);
    double tolerance = macro.positive("tolerance", DEFAULT_TOLERANCE);
    if (!(tolerance <= 1)) {
      throw macro.invalid("tolerance", "must be at most 1");
    }
    double steadyTolerance = macro.positive("steady-tolerance", 0);
    Optional<Scenario.Kinetic> kinetic = Optional.empty();
    if (root.has("kinetic")) {
      if (velocity.isEmpty()) {
        throw root.error("kinetic", ": needs a velocity part, not coefficients given by hand");
      }
      if (grid.dimension() > 1) {
        throw root.error(
            "kinetic", ": works in one space dimension, the box has " + grid.dimension());
      }
      if (root.has("external")) {
        throw root.error("kinetic", ": does not know external potentials");
      }
      if (!grid.periodic()) {
        throw root.error("kinetic", ": needs space.boundary: periodic");
      }
      kinetic = Optional.of(kinetic(root.child("kinetic")));
    }
    Path output = Path.of(name.strip().replaceAll("[^A-Za-z0-9._-]+", "-") + ".h5");
    if (root.has("output")) {
      output = path(root.child("output").allow("file"));
    }
    return new Scenario(
        name,
        text,
        velocity,
        diffusion,
        drift,
        grid,
        interaction,
        external,
        density,
        mass,
        scheme,
        times,
        tolerance,
        steadyTolerance,
        kinetic,
        output);
  }

  private static Path path(YamlNode node) {
    try {
      return Path.of(node.text("file"));
    } catch (InvalidPathException e) {
      throw node.invalid("file", "not a file name: " + e.getReason());
    }
  }

  private static VelocityModel velocity(YamlNode node) {
    node.allow("potential", "gamma", "delta", "a", "b", "expression", "theta");
    String potential = node.choice("potential", VelocityModel.NAMES);
    Map<String, Double> parameters = new LinkedHashMap<>();
    for (String name : VelocityModel.PARAMETERS) {
      if (node.has(name)) {
        parameters.put(name, node.number(name));
      }
    }
    String expression = node.has("expression") ? node.text("expression") : null;
    try {
      return new VelocityModel(potential, parameters, expression, node.number("theta", 1));
    } catch (InvalidValueException e) {
      throw node.error(e);
    }
  }

  private static Grid grid(YamlNode node) {
    node.allow("lower", "upper", "cells", "boundary");
    List<Double> lower = node.numbers("lower");
    List<Double> upper = node.numbers("upper");
    List<Integer> cells = node.integers("cells", Axis.FEWEST_CELLS);
    List<Boundary> boundary = node.choices("boundary", Boundary.class, Boundary.PERIODIC);
    int dimension = lower.size();
    if (dimension > Grid.MOST_AXES) {
      throw node.invalid("lower", "a box has one to three axes: give as many numbers");
    }
    if (upper.size() != dimension) {
      throw node.invalid("upper", "needs as many numbers as lower");
    }
    if (cells.size() != dimension) {
      throw node.invalid("cells", "needs as many numbers as lower");
    }
    if (boundary.size() != 1 && boundary.size() != dimension) {
      throw node.invalid("boundary", "needs one word, or as many as lower has numbers");
    }
    List<Axis> axes = new ArrayList<>();
    double total = 1;
    for (int a = 0; a < dimension; a++) {
      double length = upper.get(a) - lower.get(a);
      if (!(length > 0)) {
        throw node.invalid("upper", "must be above lower = " + lower.get(a));
      }
      if (length == Double.POSITIVE_INFINITY) {
        throw node.invalid("upper", "too far from lower = " + lower.get(a));
      }
      total *= cells.get(a);
      axes.add(
          new Axis(lower.get(a), upper.get(a), cells.get(a), boundary.get(a % boundary.size())));
    }
    if (total > MOST_CELLS) {
      throw node.invalid("cells", "must be at most " + MOST_CELLS + " in all");
    }
    return new Grid(axes);
  }

  private static InteractionPotential interaction(YamlNode node, Grid grid) {
    node.allow(
        "potential",
        "strength",
        "wavenumber",
        "length",
        "repulsion",
        "repulsion-length",
        "attraction",
        "attraction-length",
        "p",
        "q",
        "expression",
        "periodization");
    String name = node.choice("potential", INTERACTIONS);
    List<String> takes = INTERACTION_PARAMETERS.getOrDefault(name, List.of());
    for (List<String> keys : INTERACTION_PARAMETERS.values()) {
      for (String key : keys) {
        if (node.has(key) && !takes.contains(key)) {
          throw node.invalid(key, "not a parameter of the " + name + " potential");
        }
      }
    }
    InteractionPotential potential;
    switch (name) {
      case "none" -> potential = InteractionPotential.none();
      case "quadratic" -> potential = InteractionPotential.quadratic();
      case "cosine" -> potential = InteractionPotential.cosine(node.positive("wavenumber"));
      case "gaussian" -> potential = InteractionPotential.gaussian(node.positive("length"));
      case "morse" ->
          potential =
              InteractionPotential.morse(
                  node.number("repulsion"),
                  node.positive("repulsion-length"),
                  node.number("attraction"),
                  node.positive("attraction-length"));
      case "power" ->
          potential = InteractionPotential.power(exponent(node, "p"), exponent(node, "q"));
      case "newtonian" -> potential = InteractionPotential.newtonian(grid.dimension());
      default -> potential = new Formula(formula(node, "expression", "r"));
    }
    potential = potential.scaled(node.number("strength", 1));
    if (node.has("periodization")) {
      String periodization = node.choice("periodization", PERIODIZATIONS);
      potential = periodization.equals("images") ? potential.images() : potential.nearestImage();
    }
    try {
      new Convolution(grid, potential);
    } catch (IllegalArgumentException e) {
      throw node.invalid("potential", e.getMessage());
    }
    return potential;
  }

  private static double exponent(YamlNode node, String key) {
    double value = node.number(key);
    if (!(value > -1 && value != 0)) {
      throw node.invalid(key, "must be above -1 and not 0");
    }
    return value;
  }

  private static double nonNegative(YamlNode node, String key) {
    double value = node.number(key);
    if (value < 0) {
      throw node.invalid(key, "must not be negative");
    }
    return value;
  }

  private static Expression formula(YamlNode node, String key, String variable) {
    try {
      return new Expression(key, node.text(key), variable);
    } catch (InvalidValueException e) {
      throw node.error(e);
    }
  }

  /** Checked at the cell centres; in one dimension, where that is cheap, the averages too. */
  private static SpatialFormula density(YamlNode node, Grid grid) {
    SpatialFormula density = spatial(node, "density", grid);
    double[] points = grid.pointValues(density);
    double[] values = grid.dimension() == 1 ? grid.cellAverages(density) : points;
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || !Double.isFinite(points[i])) {
        throw node.invalid("density", "not a finite number near " + place(grid, i));
      }
      if (values[i] < 0 || points[i] < 0) {
        throw node.invalid("density", "negative near " + place(grid, i));
      }
    }
    double mass = grid.integral(values);
    if (!(mass > 0)) {
      throw node.invalid("density", "zero everywhere: the box is empty");
    }
    if (mass == Double.POSITIVE_INFINITY) {
      throw node.invalid("density", "too large: its integral is not a finite number");
    }
    return density;
  }

  private static SpatialFormula external(YamlNode node, Grid grid) {
    node.allow("potential");
    SpatialFormula external = spatial(node, "potential", grid);
    double[] points = grid.pointValues(external);
    for (int i = 0; i < points.length; i++) {
      if (!Double.isFinite(points[i])) {
        throw node.invalid("potential", "not a finite number near " + place(grid, i));
      }
    }
    return external;
  }

  /** A formula in as many coordinates as there are axes. */
  private static SpatialFormula spatial(YamlNode node, String key, Grid grid) {
    try {
      List<String> coordinates = SpatialFormula.COORDINATES.subList(0, grid.dimension());
      Expression formula = new Expression(key, node.text(key), coordinates, Map.of());
      return new SpatialFormula(formula, grid.dimension());
    } catch (InvalidValueException e) {
      throw node.error(e);
    }
  }

  /** Such as {@code x = 1.5, y = 2.0}. */
  private static String place(Grid grid, int cell) {
    return IntStream.range(0, grid.dimension())
        .mapToObj(a -> SpatialFormula.COORDINATES.get(a) + " = " + grid.centre(cell, a))
        .collect(Collectors.joining(", "));
  }

  private static Scenario.SchemeName scheme(YamlNode node, Grid grid) {
    Scenario.SchemeName scheme =
        node.choice("scheme", Scenario.SchemeName.class, Scenario.SchemeName.FINITE_VOLUME);
    if (scheme == Scenario.SchemeName.SPECTRAL && !grid.periodic()) {
      throw node.invalid("scheme", "needs space.boundary: periodic");
    }
    return scheme;
  }

  private static Scenario.Kinetic kinetic(YamlNode node) {
    node.allow("epsilon", "modes", "initial");
    List<Double> epsilon = node.numbers("epsilon");
    for (double value : epsilon) {
      if (!(value > 0)) {
        throw node.invalid("epsilon", "each must be positive");
      }
    }
    int modes = node.has("modes") ? node.integer("modes", 2) : DEFAULT_MODES;
    if (modes > EigenBasis.MOST_MODES) {
      throw node.invalid("modes", "must be at most " + EigenBasis.MOST_MODES);
    }
    InitialState initial = new InitialState.Maxwellian();
    if (node.isMapping("initial")) {
      YamlNode perturbation = node.child("initial").allow("perturbation", "amplitude");
      initial =
          new InitialState.Perturbation(
              perturbation(perturbation), perturbation.number("amplitude", 1));
    } else if (node.has("initial")
        && node.choice("initial", INITIAL_STATES).equals("chapman-enskog")) {
      initial = new InitialState.ChapmanEnskog();
    }
    return new Scenario.Kinetic(epsilon, modes, initial);
  }

  private static Expression perturbation(YamlNode node) {
    Expression perturbation = formula(node, "perturbation", "v");
    for (double v = -SPEED; v <= SPEED; v += SPEED / SPEEDS) {
      if (!Double.isFinite(perturbation.applyAsDouble(v))) {
        throw node.invalid("perturbation", "not a finite number at v = " + v);
      }
    }
    return perturbation;
  }

  /** A kernel by formula. It is smooth at 0 if it starts like r² there, not like r. */
  private record Formula(Expression formula) implements InteractionPotential {
    private static final double NEAR = 1e-4;

    @Override
    public double value(double r) {
      return formula.applyAsDouble(r);
    }

    @Override
    public boolean smoothAtOrigin() {
      double near = value(NEAR) - value(0);
      double twice = value(2 * NEAR) - value(0);
      return Math.abs(twice) > 3 * Math.abs(near) || near == 0;
    }
  }
}
