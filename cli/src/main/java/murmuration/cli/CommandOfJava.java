package murmuration.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that runs this program again, with the same Java and the same options. */
final class CommandOfJava {
  private CommandOfJava() {}

  /** Its words, up to the arguments of the program; no name in it is relative. */
  static List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What describes this terminal, or watches this process, is not for another.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Dmurmuration.") && !option.startsWith("-agentlib:"))
        .forEach(words::add);
    words.add("-cp");
    words.add(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(path -> Path.of(path).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)));
    words.add(Main.class.getName());
    return words;
  }
}
