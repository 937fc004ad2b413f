package murmuration.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import murmuration.io.InvalidValueException;
import murmuration.io.OutputFile;
import murmuration.io.RunReader;
import murmuration.plots.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** Makes a page of what is in an output file. */
@Command(
    name = "report",
    sortOptions = false,
    description = {
      "Makes one page of HTML of what is in an output file: the verdict on the limit, pictures,"
          + " tables, coefficients and the scenario. It holds all it needs, for a browser, for"
          + " paper and for sending it to others.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  murmuration report quartic-swarm.h5",
      "  murmuration report quartic-swarm.h5 --output report.html --force"
    })
final class ReportCommand implements Callable<Integer> {
  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "HDF5 file that this program wrote.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PAGE",
      description = "The page to write (default: that of FILE.h5 is FILE.html, in this folder).")
  private Path output;

  @Override
  public Integer call() {
    OutputFile target;
    try (RunReader reader = RunReader.open(file)) {
      OutputFile.checkDistinct("output", page(), file);
      target = new OutputFile("output", page(), common.force());
      String name = file.getFileName().toString();
      target.write(Report.page(reader, name).getBytes(StandardCharsets.UTF_8));
    } catch (InvalidValueException e) {
      throw new ParameterException(common.commandLine(), "--" + e.key() + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(common.commandLine(), e.getMessage(), e);
    }
    if (common.json()) {
      ObjectNode node = Json.object();
      node.put("file", target.path().toString());
      common.out().println(node);
    } else if (common.summary()) {
      common.out().println(target.path());
    }
    return 0;
  }

  private Path page() {
    if (output != null) {
      return output;
    }
    String name = file.getFileName().toString();
    return Path.of(name.replaceFirst("\\.(h5|hdf5)$", "") + ".html");
  }
}
