package murmuration.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.ParticleStudy;
import murmuration.macro.Checkpoint;
import murmuration.macro.Diagnostics;
import murmuration.macro.FreeEnergy;
import murmuration.macro.Grid;
import murmuration.macro.Position;
import murmuration.macro.Snapshot;

/**
 * Keeps on disk, beside the output file of a run, what has been computed: densities leave the
 * memory, and a run that was interrupted or killed goes on where it was. See docs/file-format.md
 * for the records.
 */
public final class RunJournal implements RunStore, AutoCloseable {
  static final int SCENARIO = 1;
  static final int SNAPSHOT = 2;
  private static final int CHECKPOINT = 3;
  static final int ROW = 4;
  static final int PARTICLES = 5;
  // The numbers of a snapshot or checkpoint that are not values of cells.
  private static final int SCALARS = 20;
  private static final int CHECKPOINT_SCALARS = 6;

  private final Path output;
  private final Grid grid;
  private final JournalFile file;
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final List<LimitRow> rows = new ArrayList<>();
  private final Map<Double, double[]> particles = new HashMap<>();
  private Optional<CheckpointRecord> checkpoint = Optional.empty();
  private Optional<String> begun = Optional.empty();
  private double[] last = new double[0];
  // Whether nobody would miss it.
  private boolean disposable = true;

  private RunJournal(Path output, Grid grid, boolean fresh) throws IOException {
    this.output = output;
    this.grid = grid;
    file = JournalFile.open(path(output), fresh, this::restore);
    if (disposable) {
      // Nothing was computed, so that it does not matter of what.
      begun = Optional.empty();
      file.clear();
    }
    int complete = checkpoint.map(CheckpointRecord::output).orElse(-1) + 1;
    snapshots.subList(Math.min(complete, snapshots.size()), snapshots.size()).clear();
  }

  /** Where the journal of a run into a file is. */
  public static Path path(Path output) {
    return output.resolveSibling(output.getFileName() + ".journal");
  }

  /**
   * Opens the journal of a run.
   *
   * @param key where the output file was named, for error messages
   * @param output the output file
   * @param mode what to do about an earlier try
   * @throws InvalidValueException when there is an earlier try or an output file and it may neither
   *     be resumed nor overwritten, when the try was one of another scenario, or while another run
   *     writes the file
   */
  public static RunJournal open(String key, Path output, Scenario scenario, Mode mode) {
    RunJournal journal;
    try {
      journal = new RunJournal(output, scenario.grid(), mode == Mode.OVERWRITE);
    } catch (JournalFile.LockedException e) {
      throw new InvalidValueException(key, output, e.getMessage());
    } catch (IOException e) {
      throw new InvalidValueException(
          key, output, "its journal " + path(output) + " cannot be opened: " + e.getMessage());
    }
    try {
      journal.check(key, mode);
      journal.begin(key, scenario);
      return journal;
    } catch (RuntimeException e) {
      journal.close();
      throw e;
    }
  }

  /** Whether the end of the journal was damaged and is lost, so that a part is computed again. */
  public boolean damaged() {
    return file.damaged();
  }

  /** What to do about an earlier try of a run. */
  public enum Mode {
    /** There must be none. */
    NEW,
    /** Forget it. */
    OVERWRITE,
    /** Go on with it. */
    RESUME
  }

  /** Nothing that was computed is lost unless asked for. */
  private void check(String key, Mode mode) {
    if (mode == Mode.NEW && !disposable) {
      throw new InvalidValueException(
          key,
          output,
          "a run into this file was interrupted: --resume goes on with it, --force starts anew");
    }
    if (mode == Mode.RESUME && !disposable && Files.exists(output) && !leftByInterruption()) {
      throw new InvalidValueException(
          key,
          output,
          "exists, and is not what the interrupted run has left; move it away, then --resume");
    }
    if (mode != Mode.OVERWRITE && disposable && Files.exists(output)) {
      throw new InvalidValueException(
          key,
          output,
          (mode == Mode.NEW
                  ? "exists already; "
                  : "exists already, and there is no interrupted run to go on with; ")
              + "--force overwrites it");
    }
  }

  /** Whether the output file is one of this program that was not complete. */
  private boolean leftByInterruption() {
    try (RunReader reader = RunReader.open(output)) {
      return reader.kind() == FileKind.RUN && reader.incomplete().isPresent();
    } catch (OutputException e) {
      return false;
    }
  }

  /** The first record says what is run; only the same goes on. */
  private void begin(String key, Scenario scenario) {
    if (begun.isEmpty()) {
      String text = Version.text() + "\n" + fingerprint(scenario) + "\n" + scenario.text();
      written(() -> file.append(SCENARIO, text.getBytes(StandardCharsets.UTF_8)));
      return;
    }
    String[] before = begun.get().split("\n", 3);
    if (!before[0].equals(Version.text())) {
      throw new InvalidValueException(
          key,
          output,
          "was begun by version " + before[0] + ", which alone resumes it; --force starts anew");
    }
    List<String> changes = ScenarioChanges.between(before[2], scenario.text());
    if (!before[1].equals(fingerprint(scenario))) {
      changes.add("the table of the interaction");
    }
    if (!changes.isEmpty()) {
      throw new InvalidValueException(
          key,
          output,
          "cannot be resumed, the scenario has changed: "
              + String.join("; ", changes)
              + "; --force starts anew");
    }
    try {
      particles.values().forEach(numbers -> ParticleStudy.of(numbers, grid));
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(
          key, output, "its journal " + file.path() + " cannot be opened: " + e.getMessage());
    }
  }

  private void restore(JournalFile journal, int kind, long position, long length)
      throws IOException {
    if (kind == SCENARIO) {
      begun =
          Optional.of(new String(journal.bytes(position, (int) length), StandardCharsets.UTF_8));
    } else if (begun.filter(text -> text.startsWith(Version.text() + "\n")).isPresent()) {
      restore(journal, kind, position, (int) (length / Double.BYTES));
    } else {
      // The records of another version may be of another form; what they hold is not forgotten.
      disposable = false;
    }
  }

  private void restore(JournalFile journal, int kind, long position, int count) throws IOException {
    switch (kind) {
      case SNAPSHOT -> {
        require(count > SCALARS);
        double[] head = journal.numbers(position, SCALARS);
        put((int) head[0], stored(journal, position, head, count - SCALARS));
      }
      case CHECKPOINT -> {
        require(count >= CHECKPOINT_SCALARS && !snapshots.isEmpty());
        int number = (int) journal.numbers(position, 1)[0];
        Snapshot before = snapshots.get(snapshots.size() - 1);
        checkpoint = Optional.of(new CheckpointRecord(number, position, count, before));
      }
      case ROW -> {
        try {
          rows.add(LimitRow.of(journal.numbers(position, count)));
        } catch (IllegalArgumentException e) {
          throw new IOException(e.getMessage(), e);
        }
      }
      case PARTICLES -> {
        require(count > 1);
        particles.put(
            journal.numbers(position, 1)[0], journal.numbers(position + Double.BYTES, count - 1));
      }
      default -> throw new IOException("records of an unknown kind, " + kind);
    }
  }

  /** Where a checkpoint is, and the density before it; only that of the last one is read. */
  private record CheckpointRecord(int output, long position, int count, Snapshot before) {
    Checkpoint read(JournalFile journal) throws IOException {
      double[] numbers = journal.numbers(position, count);
      double[] state =
          count > CHECKPOINT_SCALARS
              ? Arrays.copyOfRange(numbers, CHECKPOINT_SCALARS, count)
              : before.density();
      return new Checkpoint(output, state, numbers[1], numbers[2], work(numbers, 3));
    }
  }

  private static void require(boolean right) throws IOException {
    if (!right) {
      throw new IOException("a record that no run writes");
    }
  }

  /** A density that stays in the file. */
  private Snapshot stored(JournalFile journal, long position, double[] head, int cells) {
    Diagnostics diagnostics =
        new Diagnostics(
            head[1],
            head[2],
            new Position(head[3], head[4], head[5]),
            head[6],
            new FreeEnergy(head[7], head[8], head[9]),
            head[10],
            head[11],
            new Position(head[12], head[13], head[14]),
            head[15],
            head[16],
            work(head, 17));
    long values = position + (long) Double.BYTES * SCALARS;
    return new Snapshot(() -> written(() -> journal.numbers(values, cells)), diagnostics);
  }

  private static double[] head(int number, Diagnostics of) {
    return new double[] {
      number,
      of.time(),
      of.mass(),
      of.centre().x(),
      of.centre().y(),
      of.centre().z(),
      of.secondMoment(),
      of.energy().entropy(),
      of.energy().interaction(),
      of.energy().external(),
      of.minimum(),
      of.maximum(),
      of.peak().x(),
      of.peak().y(),
      of.peak().z(),
      of.rate(),
      of.unresolved(),
      of.work().steps(),
      of.work().rejections(),
      of.work().fallbacks()
    };
  }

  private static Diagnostics.Work work(double[] numbers, int at) {
    return new Diagnostics.Work((long) numbers[at], (long) numbers[at + 1], (long) numbers[at + 2]);
  }

  private void put(int number, Snapshot snapshot) {
    snapshots.subList(Math.min(number, snapshots.size()), snapshots.size()).clear();
    snapshots.add(snapshot);
    disposable = false;
  }

  @Override
  public Snapshot keep(int number, Snapshot snapshot) {
    double[] head = head(number, snapshot.diagnostics());
    last = snapshot.density();
    long position = written(() -> file.append(SNAPSHOT, head, last));
    Snapshot stored = stored(file, position, head, last.length);
    put(number, stored);
    return stored;
  }

  /** Its state is written where it is not the density itself. */
  @Override
  public void keep(Checkpoint next) {
    double[] state = next.state();
    double[] head = {
      next.output(),
      next.step(),
      next.rate(),
      next.work().steps(),
      next.work().rejections(),
      next.work().fallbacks()
    };
    double[] values = Arrays.equals(state, last) ? new double[0] : state;
    written(() -> file.append(CHECKPOINT, head, values));
  }

  @Override
  public void keep(LimitRow row) {
    written(() -> file.append(ROW, row.numbers(), new double[0]));
  }

  @Override
  public void keep(double epsilon, ParticleStudy study) {
    written(() -> file.append(PARTICLES, new double[] {epsilon}, study.numbers()));
  }

  @Override
  public Optional<ParticleStudy> particles(double epsilon) {
    return Optional.ofNullable(particles.get(epsilon))
        .map(numbers -> ParticleStudy.of(numbers, grid));
  }

  @Override
  public Optional<Checkpoint> checkpoint() {
    return checkpoint.map(found -> written(() -> found.read(file)));
  }

  @Override
  public List<Snapshot> snapshots() {
    return List.copyOf(snapshots);
  }

  @Override
  public List<LimitRow> rows() {
    return List.copyOf(rows);
  }

  /**
   * Writes the output file; when the run is over, the journal has had its day.
   *
   * @throws OutputException when that fails; the journal is kept then
   */
  public void write(OutputFile to, RunRecord run) {
    try {
      RunFile.write(to, run);
    } catch (OutputException e) {
      throw new OutputException(e.getMessage() + kept(), e);
    }
    disposable = disposable || !run.interrupted();
  }

  /** Closes the file, and deletes it unless a later run may go on with it. */
  @Override
  public void close() {
    written(
        () -> {
          if (disposable) {
            file.delete();
          }
          file.close();
          return 0L;
        });
  }

  private interface Work<T> {
    T get() throws IOException;
  }

  private <T> T written(Work<T> work) {
    try {
      return work.get();
    } catch (IOException e) {
      throw new OutputException("output file " + output + ": " + e.getMessage() + kept(), e);
    }
  }

  private String kept() {
    return disposable ? "" : "; what was computed is kept in " + file.path() + " for --resume";
  }

  /** A check sum of what a scenario takes from another file. */
  private static String fingerprint(Scenario scenario) {
    CRC32C sum = new CRC32C();
    scenario
        .interaction()
        .table()
        .ifPresent(
            table -> {
              for (double[] numbers : List.of(table.distances(), table.values())) {
                for (double number : numbers) {
                  sum.update(Double.toHexString(number).getBytes(StandardCharsets.US_ASCII));
                }
              }
            });
    return Long.toHexString(sum.getValue());
  }
}
