package murmuration.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import murmuration.io.InvalidValueException;
import murmuration.io.Suggestion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a scenario to start from. */
@Command(
    name = "init",
    sortOptions = false,
    description = {"Writes a scenario with comments, to be changed and run.", ""},
    footer = {
      "",
      "Examples:",
      "  murmuration init --list",
      "  murmuration init my-swarm.yaml",
      "  murmuration init my-plane.yaml --template swarm-2d"
    })
final class InitCommand implements Callable<Integer> {
  /** The templates with a few words each. */
  static final Map<String, String> TEMPLATES = new LinkedHashMap<>();

  static {
    TEMPLATES.put("swarm-1d", "a swarm on a line, with a kinetic check");
    TEMPLATES.put("swarm-2d", "a swarm in the plane that gathers");
    TEMPLATES.put("limit", "the limit epsilon -> 0 on a ring");
    TEMPLATES.put("particles", "individuals beside their densities");
    TEMPLATES.put("by-hand", "D and kappa by hand, a confinement, walls");
  }

  @Mixin private CommonOptions common;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "scenario.yaml",
      description = "The file to write (default: scenario.yaml).")
  private Path file;

  @Option(
      names = "--template",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "What to start from: ${COMPLETION-CANDIDATES} (default: swarm-1d).")
  private String template = "swarm-1d";

  @Option(names = "--list", description = "List the templates and write nothing.")
  private boolean list;

  /** The names of the templates. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1;

    Names() {
      super(TEMPLATES.keySet());
    }
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      list();
      return 0;
    }
    if (!TEMPLATES.containsKey(template)) {
      InvalidValueException unknown =
          new InvalidValueException(
              "template", template, "unknown; " + Suggestion.phrase(template, new Names()));
      throw new ParameterException(
          common.commandLine(), "--template" + unknown.getMessage(), unknown);
    }
    write(Resources.text("templates/" + template + ".yaml"));
    if (common.json()) {
      ObjectNode node = Json.object();
      node.put("file", file.toString());
      node.put("template", template);
      common.out().println(node);
    } else if (common.summary()) {
      common.out().println("wrote " + file + "; next:");
      common.out().println("  murmuration validate " + file);
      common.out().println("  murmuration run " + file);
    }
    return 0;
  }

  private void write(String text) throws IOException {
    OpenOption[] options =
        common.force()
            ? new OpenOption[0]
            : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
    try {
      Files.writeString(file, text, options);
    } catch (FileAlreadyExistsException e) {
      throw new ParameterException(
          common.commandLine(), file + ": exists already; --force overwrites it", e);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException(file + ": its folder does not exist", e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": cannot be written", e);
    }
  }

  private void list() {
    if (common.json()) {
      ObjectNode node = Json.object();
      ArrayNode array = node.putArray("templates");
      TEMPLATES.keySet().forEach(array::add);
      common.out().println(node);
    } else {
      TEMPLATES.forEach(
          (name, words) ->
              common.out().println(String.format(Locale.ROOT, "%-10s  %s", name, words)));
    }
  }
}
