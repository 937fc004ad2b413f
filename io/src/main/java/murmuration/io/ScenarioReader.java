package murmuration.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import murmuration.macro.Grid;
import murmuration.macro.InteractionPotential;
import murmuration.macro.OutputTimes;
import murmuration.macro.SpatialFunction;

/** Reads scenario files (YAML); docs/scenario.md lists the keys. */
public final class ScenarioReader {
  private static final double DEFAULT_TOLERANCE = 1e-4;
  // Below, the differences that estimate errors are rounding.
  private static final double LEAST_TOLERANCE = 1e-11;
  private static final double HUNDREDTH = 0.01;
  private static final int MOST_OUTPUTS = 1_000_000;
  private static final List<String> PRECISIONS = List.of("double", "single");
  // The text is kept in the output file as an HDF5 attribute, which holds 64 KB at most.
  private static final int LARGEST_FILE = 60_000;

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private ScenarioReader() {}

  /**
   * Reads and checks a scenario.
   *
   * @throws ScenarioException when the file cannot be read or something in it is wrong
   */
  public static Scenario read(Path file) {
    return parse(file.toString(), text(file));
  }

  /**
   * The text of a scenario or another file of its kind.
   *
   * @throws ScenarioException when the file cannot be read or cannot be one
   */
  public static String text(Path file) {
    // What is no regular file, such as a pipe, may be endless.
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST_FILE + 1);
      if (Arrays.equals(bytes, 0, Math.min(HDF5.length, bytes.length), HDF5, 0, HDF5.length)) {
        throw new ScenarioException(
            file + ": is an HDF5 file, an output and no scenario: for info, plot or report");
      }
      if (bytes.length > LARGEST_FILE) {
        throw new ScenarioException(
            file + ": too large for a scenario, over " + LARGEST_FILE + " bytes");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (NoSuchFileException e) {
      throw new ScenarioException(file + ": no such file" + NearbyFiles.scenario(file), e);
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
   * @param file its name, for error messages and as the place that relative names of files in it
   *     start from, output files excepted
   */
  public static Scenario parse(String file, String text) {
    return of(YamlNode.parse(file, text), text, folder(file));
  }

  /**
   * The same for what has been parsed.
   *
   * @param text all of it as text
   * @param folder where relative names of files in it start from
   */
  public static Scenario of(YamlNode root, String text, Path folder) {
    root.allow(
        "name",
        "velocity",
        "coefficients",
        "space",
        "interaction",
        "external",
        "initial",
        "macro",
        "kinetic",
        "particles",
        "output");
    if (root.has("velocity") == root.has("coefficients")) {
      throw root.error(
          "velocity", ": exactly one of velocity and coefficients is needed, to fix D and kappa");
    }
    String name = root.has("name") ? root.text("name") : "murmuration";
    if (name.isBlank()) {
      throw root.invalid("name", "must not be blank");
    }
    Grid grid = SpaceReader.read(root.child("space"));
    Optional<VelocityModel> velocity = Optional.empty();
    Optional<Scenario.Given> given = Optional.empty();
    if (root.has("velocity")) {
      velocity = Optional.of(VelocityReader.read(root.child("velocity"), grid.dimension()));
    } else {
      given = Optional.of(CoefficientsReader.read(root.child("coefficients"), grid.dimension()));
    }
    InteractionPotential interaction =
        root.has("interaction")
            ? InteractionReader.read(root.child("interaction"), grid, folder)
            : InteractionPotential.none();
    SpatialFunction external =
        root.has("external") ? external(root.child("external"), grid) : (x, y, z) -> 0;
    YamlNode initial = root.child("initial").allow("density", "mass");
    SpatialFormula density = density(initial, grid);
    OptionalDouble mass =
        initial.has("mass") ? OptionalDouble.of(initial.positive("mass")) : OptionalDouble.empty();

    YamlNode macro =
        root.child("macro")
            .allow(
                "scheme",
                "frame",
                "epsilon",
                "end-time",
                "output-every",
                "tolerance",
                "steady-tolerance");
    Scenario.SchemeName scheme = scheme(macro, grid);
    OptionalDouble laboratory = laboratory(macro, root);
    if (velocity.isPresent() && laboratory.isEmpty()) {
      VelocityReader.requireRestAtWalls(root.child("velocity"), velocity.get(), grid);
    }
    double end = macro.positive("end-time");
    double every = macro.has("output-every") ? macro.positive("output-every") : HUNDREDTH * end;
    if (!(end / every < MOST_OUTPUTS)) {
      throw macro.invalid(
          macro.has("output-every") ? "output-every" : "end-time",
          "gives more than " + MOST_OUTPUTS + " outputs");
    }
    OutputTimes times = new OutputTimes(end, every);
    double tolerance = macro.positive("tolerance", DEFAULT_TOLERANCE);
    if (!(tolerance >= LEAST_TOLERANCE && tolerance <= 1)) {
      throw macro.invalid("tolerance", "must be from " + LEAST_TOLERANCE + " to 1");
    }
    double steadyTolerance = macro.positive("steady-tolerance", 0);
    Optional<Scenario.Kinetic> kinetic = Optional.empty();
    if (root.has("kinetic")) {
      kinetic = Optional.of(KineticReader.read(root, velocity, grid, times));
    }
    Optional<Scenario.Particles> particles = Optional.empty();
    if (root.has("particles")) {
      ParticlesReader reader = new ParticlesReader(root, velocity, grid, times, interaction);
      particles = Optional.of(reader.read(kinetic));
    }
    Path output = Path.of(OutputFile.plainName(name) + ".h5");
    Scenario.ParaView paraView = new Scenario.ParaView(true, false);
    Storage storage = Storage.EXACT;
    if (root.has("output")) {
      YamlNode node =
          root.child("output").allow("file", "xdmf", "vtkhdf", "precision", "compression");
      output = node.has("file") ? node.path("file") : output;
      paraView = new Scenario.ParaView(node.truth("xdmf", true), node.truth("vtkhdf", false));
      storage = storage(node);
    }
    if (root.has("interaction")) {
      keep(root.child("interaction"), folder, output);
    }
    return new Scenario(
        name,
        text,
        velocity,
        given,
        grid,
        interaction,
        external,
        density,
        mass,
        scheme,
        laboratory,
        times,
        tolerance,
        steadyTolerance,
        kinetic,
        particles,
        output,
        paraView,
        storage);
  }

  /** The table of an interaction, which the output is not to replace. */
  private static void keep(YamlNode interaction, Path folder, Path output) {
    if (interaction.has("file")
        && OutputFile.same(output, folder.resolve(interaction.path("file")))) {
      throw interaction.invalid("file", "is output.file too, " + output + "; another is needed");
    }
  }

  private static Storage storage(YamlNode node) {
    boolean single = node.has("precision") && node.choice("precision", PRECISIONS).equals("single");
    int level = node.has("compression") ? node.integer("compression", 0) : 0;
    if (level > Storage.MOST) {
      throw node.invalid("compression", "must be from 0, none, to " + Storage.MOST);
    }
    return new Storage(single, level);
  }

  private static Path folder(String file) {
    return Path.of(file).toAbsolutePath().getParent();
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
    List<String> coordinates = SpatialFormula.COORDINATES.subList(0, grid.dimension());
    return new SpatialFormula(node.formula(key, coordinates), grid.dimension());
  }

  /** Such as {@code x = 1.5, y = 2.0}. */
  private static String place(Grid grid, int cell) {
    return IntStream.range(0, grid.dimension())
        .mapToObj(a -> SpatialFormula.COORDINATES.get(a) + " = " + grid.centre(cell, a))
        .collect(Collectors.joining(", "));
  }

  /** ε of the laboratory frame; empty in the moving frame. */
  private static OptionalDouble laboratory(YamlNode macro, YamlNode root) {
    Scenario.Frame frame = macro.choice("frame", Scenario.Frame.class, Scenario.Frame.MOVING);
    if (frame == Scenario.Frame.MOVING) {
      if (macro.has("epsilon")) {
        throw macro.invalid("epsilon", "belongs to frame: laboratory");
      }
      return OptionalDouble.empty();
    }
    if (!root.has("velocity")) {
      throw macro.invalid(
          "frame", "needs a velocity part; by hand a drift is given by coefficients.velocity");
    }
    for (String part : List.of("kinetic", "particles")) {
      if (root.has(part)) {
        throw macro.invalid(
            "frame", "the " + part + " part stays in the moving frame; leave out one");
      }
    }
    return OptionalDouble.of(macro.positive("epsilon"));
  }

  private static Scenario.SchemeName scheme(YamlNode node, Grid grid) {
    Scenario.SchemeName scheme =
        node.choice("scheme", Scenario.SchemeName.class, Scenario.SchemeName.FINITE_VOLUME);
    if (scheme == Scenario.SchemeName.SPECTRAL && !grid.periodic()) {
      throw node.invalid("scheme", "needs space.boundary: periodic");
    }
    return scheme;
  }
}
