package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import murmuration.io.FileSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged program, started by its launcher as a user starts it. */
class LauncherIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String LAUNCHER = HOME.resolve("murmuration").toString();
  private static final int NO_READER = 77;

  /** Takes minutes unless it is interrupted. */
  private static final String LONG =
      """
      name: long
      coefficients: {D: 1.0, kappa: 1.0}
      space: {lower: 0, upper: 6.283185307179586, cells: 256}
      interaction: {potential: cosine, wavenumber: 1}
      initial: {density: "1 + 0.5*cos(x)"}
      macro: {end-time: 9e4, output-every: 0.1}
      """;

  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("a folder"));
  }

  @Test
  void aRunWorksFromAnyFolder() throws Exception {
    Files.writeString(folder.resolve("my swarm.yaml"), Small.scenario(Path.of("my swarm.h5")));

    Execution run = launch("run", "my swarm.yaml", "--json");

    assertEquals("", run.err());
    JsonNode json = run.json();
    assertEquals("my swarm.h5", json.get("output").asString());
    FileSummary summary = FileSummary.read(folder.resolve("my swarm.h5"));
    assertEquals("yes", summary.attributes().get("complete"));
    assertEquals(json.get("D").doubleValue(), summary.attributes().get("coefficients/D"));
    assertFiles("my swarm.h5", "my swarm.xdmf", "my swarm.yaml");
  }

  @Test
  void itsOutputIsAsItShouldBe() throws Exception {
    Files.writeString(folder.resolve("small.yaml"), Small.scenario(Path.of("small.h5")));
    launch("run", "small.yaml", "--quiet").succeeded();

    String check = HOME.resolve(".ci/check_output.py").toString();
    String script =
        "for python in python3 /usr/bin/python3; do"
            + " if \"$python\" -c 'import h5py' 2>/dev/null; then exec \"$python\" \"$@\"; fi;"
            + " done; exit "
            + NO_READER;
    Execution checked = execute(List.of(), "sh", "-c", script, "sh", check, "small.h5");
    if (checked.code() == NO_READER) {
      String message = "Python with h5py is not installed; .ci/run names the Debian package";
      if ("1".equals(System.getenv("MURMURATION_REQUIRE_READERS"))) {
        fail(message);
      }
      abort(message);
    }
    checked.succeeded();
  }

  @Test
  void exitCodesTellWhatHappened() throws Exception {
    launch("--version").succeeded();
    launch("coefficients", "--expression=-v^2").failed(1);
    launch("info", "none.h5").failed(2);
    launch("run", "none.yaml").failed(2);
    launch("swim").failed(2);
  }

  @Test
  void namesOfFilesMayHaveAllLettersInEveryLocale() throws Exception {
    execute(
            List.of("NAME=schw\u00e4rm \u03ba"),
            "sh",
            "-c",
            "for locale in '' C POSIX C.UTF-8; do unset LC_CTYPE LANG;"
                + " LC_ALL=$locale \"$0\" coefficients --potential=quadratic -q --output \"$NAME.h5\""
                + " --force && LC_ALL=$locale \"$0\" plot \"$NAME.h5\" --only coefficients -q --force"
                + " || exit; done 2>&1",
            LAUNCHER)
        .succeeded();
    assertFiles("schw\u00e4rm \u03ba-coefficients.png", "schw\u00e4rm \u03ba.h5");
  }

  @Test
  void whatCannotBePrintedIsAFailureUnlessNobodyReads() throws Exception {
    String line = "\"$0\" coefficients --potential=quadratic --json";
    assumeTrue(Files.isWritable(Path.of("/dev/full")));
    Execution full = execute(List.of(), "sh", "-c", line + " >/dev/full", LAUNCHER);
    String message = full.failed(1);
    assertTrue(message.startsWith("murmuration: standard output: cannot be written: "), message);
    execute(List.of(), "sh", "-c", "\"$0\" help scenario | :", LAUNCHER).succeeded();
  }

  @Test
  void aLinkToTheLauncherWorks() throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Path.of(LAUNCHER));
    execute(List.of(), link.toString(), "--version").succeeded();
    Files.delete(link);
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    Path maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\n: >\"$0.called\"\nexit 1\n");
    assertTrue(maven.toFile().setExecutable(true));
    String path = "PATH=" + folder + File.pathSeparator + System.getenv("PATH");
    execute(List.of(path), LAUNCHER, "--version").succeeded();
    assertFiles("mvn");
  }

  @Test
  void theArchiveOfClassesIsMadeOnceAndForEachPlaceAndJar() throws Exception {
    Path home = copyOfTheProgram();
    String launcher = home.resolve("murmuration").toString();
    execute(List.of(), launcher, "--version").succeeded();
    Path archive = archive(home);
    FileTime made = Files.getLastModifiedTime(archive);
    execute(List.of(), launcher, "coefficients", "--potential=quadratic").succeeded();
    assertEquals(made, Files.getLastModifiedTime(archive));

    Path moved = Files.move(home, folder.resolve("elsewhere"));
    execute(List.of(), moved.resolve("murmuration").toString(), "--version").succeeded();
    assertTrue(Files.getLastModifiedTime(archive(moved)).compareTo(made) > 0);
    assertEquals(3, files(moved.resolve("cli/target")).size());
  }

  @Test
  void theProgramWorksWithoutAWordWhenItsArchiveCannotBeUsed() throws Exception {
    Path home = copyOfTheProgram();
    String launcher = home.resolve("murmuration").toString();
    execute(List.of(), launcher, "--version").succeeded();
    byte[] right = Files.readAllBytes(archive(home));
    for (byte[] wrong : List.of(new byte[0], new byte[9], Arrays.copyOf(right, 5000))) {
      Path archive = archive(home);
      Files.delete(archive);
      Files.write(archive, wrong);
      execute(List.of(), launcher, "--version").succeeded();
    }
    Files.delete(archive(home));
    execute(List.of(), launcher, "--version").succeeded();
    assertEquals(2, files(home.resolve("cli/target")).size(), "made in vain is not made again");
  }

  @Test
  void anArchiveThatCannotBeWrittenIsNotMissed() throws Exception {
    Path home = copyOfTheProgram();
    Path target = home.resolve("cli/target");
    assumeTrue(target.toFile().setWritable(false) && !Files.isWritable(target), "root may write");
    execute(List.of(), home.resolve("murmuration").toString(), "--version").succeeded();
    assertEquals(1, files(target).size());
    assertTrue(target.toFile().setWritable(true));
  }

  @Test
  void severalFirstStartsAtATimeWork() throws Exception {
    Path home = copyOfTheProgram();
    String script = "for i in 1 2 3; do \"$0\" --version & done; wait";
    Execution all =
        execute(List.of(), "sh", "-c", script, home.resolve("murmuration").toString()).succeeded();
    assertEquals(3, all.out().lines().filter(line -> line.startsWith("murmuration ")).count());
    assertEquals(3, files(home.resolve("cli/target")).size());
  }

  /** The launcher and the jar without sources, so that nothing is built. */
  private Path copyOfTheProgram() throws IOException {
    Path home = folder.resolve("home");
    Files.createDirectories(home.resolve("cli/target"));
    for (String file : List.of("murmuration", "cli/target/murmuration.jar")) {
      Files.copy(HOME.resolve(file), home.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return home;
  }

  private static Path archive(Path home) throws IOException {
    return files(home.resolve("cli/target")).stream()
        .filter(file -> file.toString().endsWith(".jsa"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void withoutJavaItSaysWhatToInstall() throws Exception {
    Execution execution = execute(List.of("JAVA_HOME=" + folder), LAUNCHER, "--version");
    String line = execution.failed(1);
    assertEquals("murmuration: JAVA_HOME is " + folder + ", which has no bin/java", line);
  }

  @Test
  void anInterruptedRunKeepsWhatItHas() throws Exception {
    Files.writeString(folder.resolve("long.yaml"), LONG);
    List<String> command = new ArrayList<>(interruptible());
    command.addAll(List.of(LAUNCHER, "run", "long.yaml"));
    // The progress bar shows when the run has begun.
    Process process = start(List.of("MURMURATION_JAVA_OPTS=-Dmurmuration.terminal=true"), command);
    while (!read("err").contains("density")) {
      assertTrue(process.isAlive(), read("err"));
      Thread.sleep(20);
    }
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertEquals(130, end(process));
    FileSummary summary = FileSummary.read(folder.resolve("long.h5"));
    assertEquals("no: interrupted", summary.attributes().get("complete"));
    FileSummary.Entry time =
        summary.datasets().stream()
            .filter(entry -> entry.path().equals("time"))
            .findFirst()
            .orElseThrow();
    assertEquals(0, time.minimum());
    assertTrue(time.maximum() > 0 && time.maximum() < 9e4, time.toString());
    assertFiles("long.h5", "long.h5.journal", "long.xdmf", "long.yaml");
  }

  @Test
  void anInterruptedSweepKeepsWhatItHas() throws Exception {
    List<String> command = new ArrayList<>(interruptible());
    command.addAll(
        List.of(LAUNCHER, "coefficients", "--potential=quartic", "--sweep=gamma=1:2:1000000"));
    command.add("--output=sweep.h5");
    Process process = start(List.of("MURMURATION_JAVA_OPTS=-Dmurmuration.terminal=true"), command);
    while (!read("err").contains("sweep")) {
      assertTrue(process.isAlive(), read("err"));
      Thread.sleep(20);
    }
    Thread.sleep(1000);
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();

    assertEquals(130, end(process));
    FileSummary.Entry diffusion = FileSummary.read(folder.resolve("sweep.h5")).datasets().get(0);
    assertEquals("D", diffusion.path());
    assertEquals(read("out").lines().count() - 2, (long) diffusion.dimensions().get(0));
    assertEquals(1.2845573959, diffusion.minimum(), 1e-8);
  }

  @Test
  void withoutMemoryItSaysSoAndEnds() throws Exception {
    Files.writeString(folder.resolve("large.yaml"), LONG.replace("256", "1000000"));
    Execution execution =
        execute(List.of("MURMURATION_JAVA_OPTS=-Xmx100m"), LAUNCHER, "run", "large.yaml");
    assertTrue(execution.failed(1).contains("not enough memory"), execution.err());
    assertFiles("large.yaml");
  }

  @Test
  void aTerminalShowsProgressUnlessItIsUnwanted() throws Exception {
    assumeTrue(
        execute(List.of(), "sh", "-c", "script --version").code() == 0,
        "the program script of util-linux is not installed");
    Files.writeString(folder.resolve("short.yaml"), LONG.replace("9e4", "1"));
    String run = "'" + LAUNCHER + "' run short.yaml --force";

    Execution shown = execute(List.of(), "script", "-qec", run, "/dev/null");
    assertEquals(0, shown.code(), shown.out());
    assertTrue(shown.out().contains("density") && shown.out().contains("%"), shown.out());

    execute(List.of(), "script", "-qec", run + " --json", "/dev/null").json();
    Execution quiet = execute(List.of(), "script", "-qec", run + " --quiet", "/dev/null");
    assertEquals("", quiet.succeeded().out());
  }

  /** What lets a program be interrupted although this one may run in the background. */
  private List<String> interruptible() throws IOException, InterruptedException {
    List<String> prefix = List.of("env", "--default-signal=INT");
    String[] probe = Stream.concat(prefix.stream(), Stream.of("true")).toArray(String[]::new);
    return execute(List.of(), probe).code() == 0 ? prefix : List.of();
  }

  private Execution launch(String... args) throws IOException, InterruptedException {
    String[] command = Stream.concat(Stream.of(LAUNCHER), Stream.of(args)).toArray(String[]::new);
    return execute(List.of(), command);
  }

  private Execution execute(List<String> environment, String... command)
      throws IOException, InterruptedException {
    int code = end(start(environment, List.of(command)));
    return new Execution(code, read("out"), read("err"));
  }

  private Process start(List<String> environment, List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(temporary.resolve("out").toFile())
            .redirectError(temporary.resolve("err").toFile());
    for (String entry : environment) {
      String[] pair = entry.split("=", 2);
      builder.environment().put(pair[0], pair[1]);
    }
    return builder.start();
  }

  private int end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail("it does not end; standard error was\n" + read("err"));
    }
    return process.exitValue();
  }

  private String read(String stream) throws IOException {
    return Files.readString(temporary.resolve(stream));
  }

  private void assertFiles(String... expected) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of(expected), files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
