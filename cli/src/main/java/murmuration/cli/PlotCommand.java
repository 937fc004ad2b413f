package murmuration.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import murmuration.io.FileKind;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputFile;
import murmuration.io.RunReader;
import murmuration.io.Suggestion;
import murmuration.plots.Animation;
import murmuration.plots.FilePictures;
import murmuration.plots.NamedPicture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Draws what is in an output file. */
@Command(
    name = "plot",
    sortOptions = false,
    description = {
      "Draws what is in an output file: density, free energy, the study of the limit, particles,"
          + " coefficients, eigenfunctions; of a sweep D and kappa over its parameters.",
      "",
      "FILE.h5 gives FILE-density.png and so on.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration plot quartic-swarm.h5",
      "  murmuration plot quartic-swarm.h5 --only density --times 0,1,5 --format svg",
      "  murmuration plot quartic-swarm.h5 --animate --output pictures"
    })
final class PlotCommand implements Callable<Integer> {
  private static final int FRAMES = 200;
  private static final double RATE = 15;

  @Mixin private CommonOptions common;

  /** What a picture can be written as. */
  private enum Format {
    PNG,
    SVG;

    String suffix() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "FILE", description = "HDF5 file that this program wrote.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder to write to, made when it is missing (default: this one).")
  private Path folder = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      split = ",",
      completionCandidates = Formats.class,
      description = "png, svg or both, such as png,svg (default: png).")
  private List<Format> formats = List.of(Format.PNG);

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = Names.class,
      description = "Names of pictures, such as density,limit (default: all there are).")
  private List<String> only = List.of();

  @Option(
      names = "--times",
      paramLabel = "T",
      split = ",",
      description = "Times at which densities are shown, from the nearest outputs.")
  private List<Double> times = List.of();

  @Option(names = "--animate", description = "Also write FILE-density.gif: the density over time.")
  private boolean animate;

  /** The formats as people write them. */
  static final class Formats extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Formats() {
      super(Arrays.stream(Format.values()).map(Format::suffix).toList());
    }
  }

  /** The names of all pictures that files may give. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(
          List.of(
              "density",
              "energy",
              "limit",
              "particles",
              "coefficients",
              "eigenfunctions",
              "sweep"));
    }
  }

  @Override
  public Integer call() {
    List<Path> written = new ArrayList<>();
    try (RunReader run = RunReader.open(file);
        Progress progress = common.progress()) {
      if (run.kind() != FileKind.RUN) {
        refuse("animate", animate);
        refuse("times", !times.isEmpty());
      }
      List<NamedPicture> pictures = chosen(run);
      OutputFile.makeFolder("output", folder);
      Map<OutputFile, byte[]> contents = new LinkedHashMap<>();
      // All names are checked before anything is written.
      OutputFile animation = animate ? target("density", "gif") : null;
      for (int i = 0; i < pictures.size(); i++) {
        progress.progress("drawing", (double) i / pictures.size());
        for (Format format : formats) {
          contents.put(
              target(pictures.get(i).name(), format.suffix()),
              format == Format.PNG
                  ? pictures.get(i).picture().png()
                  : pictures.get(i).picture().svg().getBytes(StandardCharsets.UTF_8));
        }
      }
      contents.forEach(OutputFile::write);
      contents.keySet().forEach(target -> written.add(target.path()));
      if (animate) {
        Animation frames = FilePictures.animation(run, FRAMES);
        animation.writeBytes(
            stream ->
                frames.write(
                    stream,
                    RATE,
                    frame -> {
                      progress.progress("animating", (double) frame / frames.frames());
                      return true;
                    }));
        written.add(animation.path());
      }
    } catch (InvalidValueException e) {
      throw new ParameterException(common.commandLine(), "--" + e.key() + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(common.commandLine(), e.getMessage(), e);
    }
    report(written);
    return 0;
  }

  private List<NamedPicture> chosen(RunReader run) {
    List<NamedPicture> all = FilePictures.of(run, times);
    List<String> names = all.stream().map(NamedPicture::name).toList();
    if (names.isEmpty()) {
      throw new IllegalStateException(
          file + ": has nothing to draw: the method gives no eigenvalues");
    }
    List<String> wanted = only.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String name : wanted) {
      if (!names.contains(name)) {
        throw new InvalidValueException(
            "only", name, "no picture of this file; " + Suggestion.phrase(name, names));
      }
    }
    return all.stream().filter(one -> only.isEmpty() || wanted.contains(one.name())).toList();
  }

  /** Of options for densities over time. */
  private void refuse(String option, boolean given) {
    if (given) {
      throw new InvalidValueException(option, null, "needs a run, which " + file + " is not");
    }
  }

  private OutputFile target(String name, String suffix) {
    String base = file.getFileName().toString().replaceFirst("\\.(h5|hdf5)$", "");
    Path path = folder.resolve(base + "-" + name + "." + suffix);
    OutputFile.checkDistinct("output", path, file);
    return new OutputFile("output", path, common.force());
  }

  private void report(List<Path> written) {
    if (common.json()) {
      ObjectNode node = Json.object();
      ArrayNode files = node.putArray("files");
      written.forEach(path -> files.add(path.toString()));
      common.out().println(node);
    } else if (common.summary()) {
      common.out().println(written.stream().map(Path::toString).collect(Collectors.joining("\n")));
    }
  }
}
