package murmuration.cli;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program in processes of its own, from the classes under test, in a folder. */
final class Program {
  private static final String CREATED = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  private final Path folder;
  private final Path streams;
  private int started;

  /**
   * Prepares it.
   *
   * @param folder where it runs
   * @param streams another one, for what it prints
   */
  Program(Path folder, Path streams) {
    this.folder = folder;
    this.streams = streams;
  }

  /**
   * A process that was started.
   *
   * @param process the virtual machine
   * @param out where its standard output goes
   * @param err where its standard error goes
   */
  record Running(Process process, Path out, Path err) {
    /** Waits for the end. */
    Execution end() throws IOException, InterruptedException {
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        fail("it does not end; standard error was\n" + Files.readString(err));
      }
      return new Execution(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /** Starts a command line of the program. */
  Running start(String... args) throws IOException {
    return start(List.of(), List.of(), args);
  }

  /**
   * The same.
   *
   * @param prefix a program that executes the rest, with its arguments
   * @param options of the virtual machine
   */
  Running start(List<String> prefix, List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path")));
    command.addAll(options);
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    Path out = streams.resolve("out" + started);
    Path err = streams.resolve("err" + started);
    started++;
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    return new Running(process, out, err);
  }

  /** Executes a command line of the program. */
  Execution execute(String... args) throws IOException, InterruptedException {
    return start(args).end();
  }

  /** The names in the folder. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** The bytes of a file but for its time of creation and the check sum of that header. */
  String content(String name) throws IOException {
    String text = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
    int header = text.indexOf("OHDR");
    int flags = text.charAt(header + 5);
    int at = header + 6 + ((flags & 0x20) == 0 ? 0 : 16) + ((flags & 0x10) == 0 ? 0 : 4);
    int end = at;
    for (int i = 0; i < 1 << (flags & 3); i++) {
      end += 1 + (text.charAt(at + i) << (8 * i));
    }
    return (text.substring(0, end) + text.substring(end + 4)).replaceFirst(CREATED, "");
  }
}
