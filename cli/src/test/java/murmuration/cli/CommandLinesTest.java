package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command line of README.md, examples/README.md and docs works as it stands: the lines of
 * fences marked {@code sh}, and others that begin with the program's name, unless they have words
 * in capitals to be replaced. The lines of a page are typed one after the other into a shell, in a
 * folder that has what a fresh clone has; the program runs from the classes under test. A fence
 * marked {@code sh fails} has lines that must fail with exit code 1 or 2, one marked {@code output}
 * what the line before prints, and {@code yaml NAME} a file to save.
 *
 * <p>Pages with commands that take long are for the slow tests; the quick ones look at their
 * options and scenarios.
 */
class CommandLinesTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern PROGRAM = Pattern.compile("(\\./)?murmuration [a-z-].*");
  private static final Pattern PLACEHOLDER = Pattern.compile(".* [A-Z]{3,}\\b.*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  private static final Set<String> QUICK =
      Set.of("docs/tutorial.md", "docs/pictures.md", "docs/terminal.md", "docs/scenario.md");

  /** Lines that this test does not type, and what does. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "mvn -B verify", "it runs this test",
          "mvn -B -Dquick install", "StrangerTest, into another local repository",
          "mvn -B -Dquick javadoc:aggregate", ".ci/run",
          "java -cp cli/target/murmuration.jar murmuration.examples.PhaseDiagram circle/table.h5 circle.png",
              "BesselRatioTest and SweepsTest have what it draws",
          "mvn -B -Dquick -Pspark package -pl sweep-spark -am", ".ci/run, with its tests",
          "source <(murmuration completion)", "CompletionTest, in bash");

  /** Lines of earlier pages that only print; once is enough. */
  private static final Set<String> SEEN = new HashSet<>();

  @TempDir private Path temporary;

  /**
   * A line to type, or a file to save.
   *
   * @param text without what follows #
   * @param fails whether it must
   * @param file the name of the file, or empty
   * @param content of the file, or the output shown
   */
  record Line(String text, boolean fails, String file, String content) {
    boolean program() {
      return PROGRAM.matcher(text).matches();
    }

    boolean onlyPrints() {
      return text.matches("\\./murmuration (limit|compare|coefficients|validate) .*")
          && !text.contains("--output");
    }

    /** What follows the program's name. */
    String[] arguments() {
      List<String> words = new ArrayList<>();
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        words.add(word.group().replaceAll("[\"']", ""));
      }
      return words.stream().skip(1).toArray(String[]::new);
    }
  }

  static Stream<String> pages() throws IOException {
    try (Stream<Path> docs = Files.list(HOME.resolve("docs"))) {
      return Stream.concat(
          Stream.of("README.md", "examples/README.md"),
          docs.map(file -> "docs/" + file.getFileName())
              .filter(name -> name.endsWith(".md"))
              .sorted())
          .toList()
          .stream();
    }
  }

  static Stream<String> shortPages() throws IOException {
    return pages().filter(QUICK::contains);
  }

  static Stream<String> longPages() throws IOException {
    return pages().filter(page -> !QUICK.contains(page));
  }

  @ParameterizedTest
  @MethodSource("shortPages")
  void shortPagesWorkAsTheyStand(String page) throws Exception {
    type(lines(page));
  }

  @ParameterizedTest
  @MethodSource("longPages")
  @Tag("slow")
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void longPagesWorkAsTheyStand(String page) throws Exception {
    type(lines(page));
  }

  @ParameterizedTest
  @MethodSource("longPages")
  void linesOfLongPagesHaveTheRightOptionsAndScenarios(String page) throws IOException {
    for (Line line : lines(page)) {
      if (line.program() && !line.fails()) {
        String[] arguments = line.arguments();
        Commands.line().parseArgs(arguments);
        boolean example = arguments.length > 1 && arguments[1].startsWith("examples/");
        if (example && arguments[0].matches("run|limit|validate")) {
          String scenario = HOME.resolve(arguments[1]).toString();
          assertEquals(0, Execution.of("validate", scenario).code(), line.text());
        }
      }
    }
  }

  private static List<Line> lines(String page) throws IOException {
    List<Line> lines = new ArrayList<>();
    String fence = null;
    StringBuilder content = new StringBuilder();
    for (String line : Files.readAllLines(HOME.resolve(page))) {
      String text = line.strip().replaceFirst("\\s+#.*", "").replaceFirst("^\\$ ", "");
      if (text.startsWith("```")) {
        if ("output".equals(fence)) {
          Line last = lines.remove(lines.size() - 1);
          lines.add(new Line(last.text(), last.fails(), "", content.toString()));
        } else if (fence != null && fence.startsWith("yaml ")) {
          lines.add(new Line("", false, fence.substring(5), content.toString()));
        }
        fence = fence == null ? text.substring(3) : null;
        content.setLength(0);
      } else if (fence != null && fence.matches("output|yaml .*")) {
        content.append(line).append('\n');
      } else if (!text.isEmpty()
          && ((fence != null && fence.matches("sh( fails)?"))
              || (PROGRAM.matcher(text).matches() && !PLACEHOLDER.matcher(text).matches()))) {
        lines.add(new Line(text, "sh fails".equals(fence), "", ""));
      }
    }
    return lines;
  }

  private void type(List<Line> lines) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(temporary.resolve("clone"));
    Files.createSymbolicLink(folder.resolve("examples"), HOME.resolve("examples"));
    Path bin = Files.createDirectory(temporary.resolve("bin"));
    String java =
        "'%s' -XX:+UseSerialGC -XX:+IgnoreUnrecognizedVMOptions"
            + " --sun-misc-unsafe-memory-access=allow -cp '%s' %s \"$@\"";
    script(
        folder.resolve("murmuration"),
        java.formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"),
            Main.class.getName()));
    Files.createSymbolicLink(bin.resolve("murmuration"), folder.resolve("murmuration"));
    boolean skipped = false;
    for (Line line : lines) {
      if (!line.file().isEmpty()) {
        Files.writeString(folder.resolve(line.file()), line.content());
        continue;
      }
      if (ELSEWHERE.containsKey(line.text()) || (line.onlyPrints() && SEEN.contains(line.text()))) {
        continue;
      }
      if (!line.program() && !readersFor(line.text(), bin)) {
        skipped = true;
        continue;
      }
      Execution execution = shell(folder, bin, line.text());
      if (line.fails()) {
        assertTrue(execution.code() == 1 || execution.code() == 2, line + "\n" + execution);
      } else {
        assertEquals(0, execution.code(), () -> line + "\n" + execution.err());
        assertFalse(line.program() && !execution.err().isEmpty(), () -> line + execution.err());
        SEEN.add(line.text());
      }
      assertShown(line.content(), execution.out());
    }
    if (skipped) {
      abort("some lines need programs that are not installed; .ci/run names the Debian packages");
    }
  }

  /** Up to a line of three dots; numbers to 0.1 %, those of the size of rounding to nothing. */
  private static void assertShown(String shown, String printed) {
    List<String> actual = printed.lines().toList();
    List<String> expected = shown.lines().takeWhile(line -> !line.equals("...")).toList();
    assertTrue(actual.size() >= expected.size(), printed);
    assertTrue(shown.isEmpty() || shown.endsWith("...\n") || actual.size() == expected.size());
    for (int i = 0; i < expected.size(); i++) {
      List<String> words = words(expected.get(i));
      List<String> others = words(actual.get(i));
      String both = expected.get(i) + "\n" + actual.get(i);
      assertEquals(words.size(), others.size(), both);
      for (int j = 0; j < words.size(); j++) {
        boolean seconds = j == words.size() - 2 && words.get(j + 1).equals("s");
        assertTrue(seconds || same(words.get(j), others.get(j)), both);
      }
    }
  }

  private static List<String> words(String line) {
    return Pattern.compile("[(), ]+").splitAsStream(line.strip()).toList();
  }

  private static boolean same(String expected, String actual) {
    if (expected.equals(actual)) {
      return true;
    }
    try {
      double number = Double.parseDouble(expected);
      double other = Double.parseDouble(actual);
      double size = Math.max(Math.abs(number), Math.abs(other));
      return Math.abs(number - other) <= (size < 1e-7 ? size : 1e-3 * size);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether what a line needs is installed; Debian's Python may not be the first. */
  private boolean readersFor(String line, Path bin) throws IOException, InterruptedException {
    String program = line.substring(0, line.indexOf(' '));
    assertTrue(Set.of("python3", "xvfb-run").contains(program), "what is this? " + line);
    String probe = "command -v xvfb-run && command -v pvpython";
    if (program.equals("python3")) {
      probe =
          "for p in python3 /usr/bin/python3; do if \"$p\" -c 'import h5py, matplotlib'; then"
              + " exec ln -sf \"$(command -v \"$p\")\" '"
              + bin.resolve("python3")
              + "'; fi; done; exit 1";
    }
    boolean there = Files.exists(bin.resolve(program)) || shell(temporary, bin, probe).code() == 0;
    if (!there && "1".equals(System.getenv("MURMURATION_REQUIRE_READERS"))) {
      fail("not installed: " + line + "; .ci/run names the Debian packages");
    }
    return there;
  }

  private static void script(Path file, String command) throws IOException {
    Files.writeString(file, "#!/bin/sh\nexec " + command + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Execution shell(Path folder, Path bin, String line)
      throws IOException, InterruptedException {
    Path out = temporary.resolve("out");
    Path err = temporary.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().merge("PATH", bin.toString(), (path, first) -> first + ":" + path);
    int code = builder.start().waitFor();
    return new Execution(code, Files.readString(out), Files.readString(err));
  }
}
