package murmuration.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Spark as it is installed, in the folder of the build, and started as its scripts start it: each
 * program in a virtual machine of its own, all on 127.0.0.1. What they leave is in a folder that
 * each has in its command line.
 */
final class SparkCluster implements AutoCloseable {
  private static final Path JAR = Path.of(System.getProperty("murmuration.spark.jar"));
  private static final Path CLASSPATH = Path.of(System.getProperty("murmuration.spark.classpath"));
  private static final Path HOME = JAR.resolveSibling("spark-home");
  private static final String ADDRESS = "127.0.0.1";
  private static final Pattern URL =
      Pattern.compile("spark://" + Pattern.quote(ADDRESS) + ":[1-9]\\d*");
  private static final String QUICK_START = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1";
  private static final int PATIENCE = 120;

  private final Path folder;
  private final String master;
  private final List<Running> programs = new ArrayList<>();

  /** For programs that use threads of their own process. */
  SparkCluster(Path folder, int threads) throws IOException {
    this.folder = folder;
    prepare();
    master = "local[" + threads + "]";
  }

  /** Starts a master, and a worker with two cores. */
  SparkCluster(Path folder) throws IOException {
    this.folder = folder;
    prepare();
    try {
      master = startMaster();
      start(
          "org.apache.spark.deploy.worker.Worker",
          List.of(
              "--cores", "2", "--memory", "2g", "--host", ADDRESS, "--webui-port", "0", master));
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * A program that was started.
   *
   * @param process its virtual machine
   * @param out where its standard output goes
   * @param err where its standard error goes
   */
  record Running(Process process, Path out, Path err) {
    /** Waits for the end. */
    Ended end() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
        fail("it does not end; standard error is\n" + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
  }

  /**
   * What a program did.
   *
   * @param code the exit code
   * @param out standard output
   * @param err standard error
   */
  record Ended(int code, String out, String err) {}

  /** Submits a sweep as {@code spark-submit} does; executors have one core each. */
  Running submit(String... args) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--master", master));
    for (String conf :
        List.of(
            "spark.ui.enabled=false",
            "spark.driver.host=" + ADDRESS,
            "spark.executor.cores=1",
            "spark.executor.memory=600m",
            "spark.executor.extraJavaOptions=" + QUICK_START + " " + temporary())) {
      arguments.addAll(List.of("--conf", conf));
    }
    arguments.add(JAR.toString());
    arguments.addAll(List.of(args));
    return start("org.apache.spark.deploy.SparkSubmit", arguments);
  }

  /** The virtual machines of the executors. */
  List<ProcessHandle> executors() {
    return programs.stream().flatMap(program -> program.process().children()).toList();
  }

  /** The number of executors that have finished a task, as their logs say. */
  long workedExecutors() {
    try (Stream<Path> files = Files.walk(folder.resolve("work"))) {
      return files
          .filter(file -> file.endsWith("stderr") && text(file).contains("Finished task"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until something is so. */
  static void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE)) {
        fail("still not so: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** Kills all processes and sees to it that none is left. */
  @Override
  public void close() {
    // Again and again: what a worker has just started may not have been seen.
    await(
        "no process is left",
        () -> {
          List<ProcessHandle> left = processes();
          left.forEach(ProcessHandle::destroyForcibly);
          return left.isEmpty();
        });
  }

  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(one -> one.info().commandLine().orElse("").contains(folder.toString()))
        .toList();
  }

  private void prepare() throws IOException {
    for (String name : List.of("local", "logs", "tmp", "work")) {
      Files.createDirectories(folder.resolve(name));
    }
    Path jars = Files.createDirectories(HOME.resolve("jars"));
    for (String name : Files.readString(CLASSPATH).strip().split(File.pathSeparator, -1)) {
      Path jar = Path.of(name);
      Path link = jars.resolve(jar.getFileName());
      if (!Files.exists(link)) {
        Files.createSymbolicLink(link, jar);
      }
    }
  }

  private String startMaster() throws IOException {
    Path log =
        start(
                "org.apache.spark.deploy.master.Master",
                List.of("--host", ADDRESS, "--port", "0", "--webui-port", "0"))
            .err();
    await("the master has an address", () -> URL.matcher(text(log)).find());
    Matcher url = URL.matcher(text(log));
    assertTrue(url.find());
    return url.group();
  }

  private Running start(String program, List<String> args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", HOME.resolve("conf") + ":" + HOME.resolve("jars/*")));
    command.addAll(List.of(QUICK_START.split(" ", -1)));
    command.addAll(List.of("-Xmx1g", temporary()));
    command.addAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
    command.add(program);
    command.addAll(args);
    Path out = folder.resolve("logs").resolve(programs.size() + ".out");
    Path err = folder.resolve("logs").resolve(programs.size() + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("SPARK_"));
    environment.put("SPARK_HOME", HOME.toString());
    environment.put("SPARK_SCALA_VERSION", "2.13");
    environment.put("SPARK_LOCAL_IP", ADDRESS);
    environment.put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    environment.put("SPARK_WORKER_DIR", folder.resolve("work").toString());
    Running running = new Running(builder.start(), out, err);
    programs.add(running);
    return running;
  }

  private String temporary() {
    return "-Djava.io.tmpdir=" + folder.resolve("tmp");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
