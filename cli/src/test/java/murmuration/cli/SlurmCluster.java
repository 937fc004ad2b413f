package murmuration.cli;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real Slurm of two nodes with two processors each, on the loopback and in a temporary folder:
 * munged with a key of its own, slurmctld, and a slurmd for each node, all run by the user of the
 * test. A test that asks for one where Slurm is missing is skipped, or fails with {@code
 * MURMURATION_REQUIRE_READERS=1} in the environment.
 *
 * <p>A node is killed with all that runs on it. slurmctld takes it for down after about twelve
 * seconds and starts what ran there again, on the other node, six seconds later. A node that comes
 * back before that is only found to have lost its jobs up to half a minute after it was killed.
 */
final class SlurmCluster implements AutoCloseable {
  private static final int NODES = 2;
  private static final Duration LONG = Duration.ofSeconds(30);

  /** Slurm writes titles over the first bytes of the environment of its processes. */
  private static final String TITLE = "TITLE=" + "-".repeat(80);

  private final Path folder;

  private SlurmCluster(Path folder) {
    this.folder = folder;
  }

  /** Starts it; both nodes are idle then. */
  static SlurmCluster start() throws IOException, InterruptedException {
    requirePrograms();
    // Of a short path, since the names of sockets may have 107 bytes.
    SlurmCluster cluster = new SlurmCluster(Files.createTempDirectory(Path.of("/tmp"), "slurm"));
    try {
      cluster.startAll();
    } catch (IOException | InterruptedException | RuntimeException | AssertionError e) {
      try {
        cluster.close();
      } catch (IOException | AssertionError left) {
        e.addSuppressed(left);
      }
      throw e;
    }
    return cluster;
  }

  private static void requirePrograms() throws IOException, InterruptedException {
    for (String program : List.of("munged", "slurmctld", "slurmd", "sbatch")) {
      Process probe =
          new ProcessBuilder("env", path(), "sh", "-c", "command -v " + program)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (probe.waitFor() != 0) {
        String message =
            program
                + " is not installed; Debian has Slurm in the packages munge, slurmctld, slurmd"
                + " and slurm-client";
        if ("1".equals(System.getenv("MURMURATION_REQUIRE_READERS"))) {
          fail(message);
        }
        abort(message);
      }
    }
  }

  private void startAll() throws IOException, InterruptedException {
    Files.createDirectories(work());
    writeKey();
    writeConfiguration();

    // A folder closed to others is fine for one user, but munged wants to be forced.
    daemon(
        "munged",
        List.of(),
        "--force",
        "--foreground",
        "--origin=127.0.0.1",
        "--key-file=" + folder.resolve("munge.key"),
        "--socket=" + socket(),
        "--pid-file=" + folder.resolve("munged.pid"),
        "--seed-file=" + folder.resolve("munged.seed"));
    await("munged does not start", LONG, () -> Files.exists(socket()));
    daemon("slurmctld", List.of(), "-D");
    for (int node = 1; node <= NODES; node++) {
      startDaemon(node);
    }
    await("the nodes do not start", LONG, () -> state().equals(Collections.nCopies(NODES, "idle")));
  }

  private void writeKey() throws IOException {
    byte[] key = new byte[128];
    new SecureRandom().nextBytes(key);
    Path file = folder.resolve("munge.key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, key);
  }

  private void writeConfiguration() throws IOException {
    String user = System.getProperty("user.name");
    InetAddress host = loopbackAddressOfThisHost();
    String address = host == null ? "127.0.0.1" : host.getHostAddress();
    List<Integer> ports = freePorts(1 + NODES);
    StringBuilder text = new StringBuilder();
    text.append(
        """
        ClusterName=murmuration
        SlurmctldHost=localhost(%s)
        SlurmctldPort=%d
        SlurmUser=%s
        SlurmdUser=%s
        AuthType=auth/munge
        # A job that was requeued waits until its credential has expired: 5 s, not 120 s.
        AuthInfo=socket=%s,cred_expire=5
        StateSaveLocation=@/state
        SlurmctldPidFile=@/slurmctld.pid
        SlurmctldLogFile=@/slurmctld.log
        SlurmdPidFile=@/%%n.pid
        SlurmdLogFile=@/%%n.log
        SlurmdSpoolDir=@/%%n
        MailProg=/bin/true
        ProctrackType=proctrack/linuxproc
        TaskPlugin=task/none
        SwitchType=switch/none
        MpiDefault=none
        JobAcctGatherType=jobacct_gather/none
        AccountingStorageType=accounting_storage/none
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        SchedulerType=sched/builtin
        SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0
        MinJobAge=300
        ReturnToService=2
        # A node that dies is noticed soon.
        SlurmdTimeout=3
        MessageTimeout=3
        TCPTimeout=1
        KillWait=2
        # As many processors as are written here, whatever the machine has.
        SlurmdParameters=config_overrides
        PartitionName=main Nodes=n[1-%d] Default=YES MaxTime=INFINITE State=UP
        """
            .formatted(address, ports.get(0), user, user, socket(), NODES)
            .replace("@", folder.toString()));
    if (host != null) {
      text.append("CommunicationParameters=NoInAddrAny,NoCtldInAddrAny\n");
    }
    for (int node = 1; node <= NODES; node++) {
      text.append("NodeName=").append(name(node)).append(" NodeHostname=localhost NodeAddr=");
      text.append(address).append(" Port=").append(ports.get(node));
      text.append(" CPUs=2 RealMemory=16000\n");
    }
    Files.createDirectory(folder.resolve("state"));
    Files.writeString(configuration(), text);
  }

  /** The only address that Slurm can be bound to is the one of the name of the host. */
  private static InetAddress loopbackAddressOfThisHost() {
    try {
      InetAddress address = InetAddress.getLocalHost();
      return address.isLoopbackAddress() ? address : null;
    } catch (UnknownHostException withoutAddress) {
      return null;
    }
  }

  private static List<Integer> freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** The folder where {@link #run} runs, and so the jobs that it submits; deleted at the end. */
  Path work() {
    return folder.resolve("work");
  }

  /** What the programs of Slurm need to find this one. */
  Map<String, String> environment() {
    return Map.of("SLURM_CONF", configuration().toString());
  }

  /** What a command prints on standard output, without blanks around it; it must succeed. */
  String run(String... command) throws IOException, InterruptedException {
    Execution execution = execute(command);
    if (execution.code() != 0) {
      fail(String.join(" ", command) + " failed: " + execution + logs());
    }
    return execution.out().strip();
  }

  private Execution execute(String... command) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work().toFile())
            .redirectInput(new File("/dev/null"))
            .redirectError(errors.toFile());
    // Those of a job that the test may itself be.
    builder.environment().keySet().removeIf(key -> key.matches("(SLURM|SBATCH|SQUEUE)_.*"));
    builder.environment().putAll(environment());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Execution(process.waitFor(), out, Files.readString(errors));
  }

  /** A node, numbered from one, dies with all that runs there, as when the power fails. */
  void killNode(int node) throws IOException, InterruptedException {
    Set<Long> frozen = Set.of();
    Set<Long> processes = processes(node(node));
    // All are stopped first, so that none lives to report the end of another.
    while (!processes.equals(frozen)) {
      signal("STOP", processes);
      frozen = processes;
      processes = processes(node(node));
    }
    end(node(node));
  }

  /** A node that was killed comes back. */
  void startNode(int node) throws IOException, InterruptedException {
    startDaemon(node);
    await(
        name(node) + " does not come back",
        LONG,
        () -> state().get(node - 1).matches("idle|mixed|allocated|completing"));
  }

  /** Waits until no job is pending or running. */
  void awaitQueueEmpty(Duration atMost) throws IOException, InterruptedException {
    await("the queue is not empty", atMost, () -> run("squeue", "--noheader").isEmpty());
  }

  /** The end of what each daemon logged, for messages. */
  String logs() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String daemon : List.of("munged", "slurmctld", name(1), name(2))) {
      Path log = folder.resolve(daemon + ".log");
      // Until its own log is open, and munged always, a daemon tells it there.
      Path file = Files.exists(log) ? log : folder.resolve(daemon + ".out");
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        text.append("\n== ").append(file.getFileName()).append('\n');
        text.append(String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size())));
      }
    }
    return text.append('\n').toString();
  }

  /** Ends all that runs in it, makes sure of that, and deletes its folder. */
  @Override
  public void close() throws IOException {
    try {
      end();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while processes of " + folder + " end");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void startDaemon(int node) throws IOException {
    daemon(name(node), List.of(node(node)), "-D", "-N", name(node));
  }

  private void daemon(String name, List<String> entries, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("env", "-i", TITLE, path(), "SLURM_CONF=" + configuration()));
    command.addAll(entries);
    command.add(entries.isEmpty() ? name : "slurmd");
    command.addAll(List.of(arguments));
    File output = folder.resolve(name + ".out").toFile();
    new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output))
        .start();
  }

  /** The states of the nodes in order, none while slurmctld does not answer. */
  private List<String> state() throws IOException, InterruptedException {
    return execute("sinfo", "--noheader", "--Node", "--format=%T").out().lines().toList();
  }

  private static String name(int node) {
    return "n" + node;
  }

  private static String node(int node) {
    return "SLURMD_NODENAME=" + name(node);
  }

  private Path configuration() {
    return folder.resolve("slurm.conf");
  }

  private Path socket() {
    return folder.resolve("munge.socket");
  }

  /** Where the daemons are, which a user's path may leave out. */
  private static String path() {
    return "PATH=" + System.getenv("PATH") + ":/usr/sbin:/sbin";
  }

  /** Those of this cluster, with an entry in their environments: daemons, steps and jobs. */
  private Set<Long> processes(String... entries) throws IOException {
    Set<String> wanted = new TreeSet<>(List.of(entries));
    wanted.add("SLURM_CONF=" + configuration());
    Set<Long> found = new TreeSet<>();
    ProcessHandle.allProcesses()
        .mapToLong(ProcessHandle::pid)
        .filter(pid -> environmentOf(pid).containsAll(wanted))
        .forEach(found::add);
    return found;
  }

  private static List<String> environmentOf(long pid) {
    try {
      Path file = Path.of("/proc", Long.toString(pid), "environ");
      return List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\0"));
    } catch (IOException endedOrOfAnotherUser) {
      return List.of();
    }
  }

  /** Kills until none is left, for those that are starting are seen only then. */
  private void end(String... entries) throws IOException, InterruptedException {
    await(
        "processes are left after a kill",
        LONG,
        () -> {
          Set<Long> left = processes(entries);
          signal("KILL", left);
          return left.isEmpty();
        });
  }

  private static void signal(String signal, Set<Long> processes)
      throws IOException, InterruptedException {
    if (!processes.isEmpty()) {
      String pids = processes.stream().map(String::valueOf).collect(Collectors.joining(" "));
      // Some may have ended by themselves.
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + pids)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    }
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private void await(String otherwise, Duration atMost, Condition condition)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        fail(otherwise + "\n" + execute("squeue").out() + execute("sinfo", "-N").out() + logs());
      }
      Thread.sleep(50);
    }
  }
}
