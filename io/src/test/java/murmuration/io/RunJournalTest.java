package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import murmuration.io.RunJournal.Mode;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.ParticleStudy;
import murmuration.macro.Checkpoint;
import murmuration.macro.Evolution;
import murmuration.macro.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that goes on from its journal ends in the file of the run that was not interrupted. */
class RunJournalTest {
  private static final String KEY = "output.file";
  private static final String CREATED = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  /** Groups that merge until nothing changes, the kinetic equation beyond that. */
  private static final String STEADY =
      Texts.GOOD
          .replace("interaction: {potential: cosine, strength: 1.0, wavenumber: 1.0}\n", "")
          .replace("end-time: 0.1, output-every: 0.05", "end-time: 1, output-every: 0.04")
          .replace("tolerance: 1e-3", "tolerance: 1e-3, steady-tolerance: 0.1");

  private static final String COLLAPSE =
      """
      coefficients: {D: 0.01, kappa: 1.0}
      space: {lower: [-1, -1], upper: [1, 1], cells: [16, 16], boundary: no-flux}
      interaction: {potential: newtonian}
      initial: {density: "exp(-4*(x^2+y^2))", mass: 4.0}
      macro: {end-time: 4.0, output-every: 0.05, tolerance: 1e-2}
      """;

  private static final String LONGER =
      Texts.GOOD
          .replace("output-every: 0.05", "output-every: 0.01")
          .replace("modes: 8", "modes: 8, verify: false");

  /** The end of the process, as far as a test can have it. */
  private static final class PowerCut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** A store that is there for so many calls. */
  private record Dying(RunStore store, AtomicInteger calls) implements RunStore {
    private void live() {
      if (calls.getAndDecrement() <= 0) {
        throw new PowerCut();
      }
    }

    @Override
    public Snapshot keep(int number, Snapshot snapshot) {
      live();
      return store.keep(number, snapshot);
    }

    @Override
    public void keep(Checkpoint next) {
      live();
      store.keep(next);
    }

    @Override
    public void keep(LimitRow row) {
      live();
      store.keep(row);
    }

    @Override
    public void keep(double epsilon, ParticleStudy study) {
      live();
      store.keep(epsilon, study);
    }

    @Override
    public Optional<ParticleStudy> particles(double epsilon) {
      return store.particles(epsilon);
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
      return store.checkpoint();
    }

    @Override
    public List<Snapshot> snapshots() {
      return store.snapshots();
    }

    @Override
    public List<LimitRow> rows() {
      return store.rows();
    }
  }

  /** Asks to stop at the n-th question. */
  private static RunMonitor stoppingAt(int question) {
    AtomicInteger asked = new AtomicInteger();
    return new RunMonitor() {
      @Override
      public boolean interrupted() {
        return asked.incrementAndGet() >= question;
      }
    };
  }

  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void nameFile() {
    output = folder.resolve("run.h5");
  }

  private static Scenario parse(String text) {
    return ScenarioReader.parse("test.yaml", text);
  }

  private RunRecord run(String text, Mode mode) {
    return run(output, text, mode, RunMonitor.NONE, new AtomicInteger(Integer.MAX_VALUE));
  }

  private RunRecord run(String text, Mode mode, RunMonitor monitor) {
    return run(output, text, mode, monitor, new AtomicInteger(Integer.MAX_VALUE));
  }

  private static RunRecord run(
      Path output, String text, Mode mode, RunMonitor monitor, AtomicInteger calls) {
    Scenario scenario = parse(text);
    try (RunJournal journal = RunJournal.open(KEY, output, scenario, mode)) {
      RunRecord run = new ScenarioRunner(scenario, monitor, new Dying(journal, calls)).run();
      journal.write(new OutputFile(KEY, output, true), run);
      return run;
    }
  }

  private void die(String text, Mode mode, int calls) {
    AtomicInteger left = new AtomicInteger(calls);
    assertThrows(PowerCut.class, () -> run(output, text, mode, RunMonitor.NONE, left));
  }

  /** The file of the whole run without its time of creation, and how much it kept on its way. */
  private Expected whole(String text) throws IOException {
    Path file = folder.resolve("whole.h5");
    AtomicInteger calls = new AtomicInteger(Integer.MAX_VALUE);
    run(file, text, Mode.OVERWRITE, RunMonitor.NONE, calls);
    Expected expected = new Expected(content(file), Integer.MAX_VALUE - calls.get());
    Files.delete(file);
    assertEquals(List.of(), names());
    return expected;
  }

  private record Expected(String content, int calls) {}

  /** The bytes but for the time of creation and the check sum of the header that it stands in. */
  private static String content(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    int header = text.indexOf("OHDR");
    int flags = text.charAt(header + 5);
    int at = header + 6 + ((flags & 0x20) == 0 ? 0 : 16) + ((flags & 0x10) == 0 ? 0 : 4);
    int end = at;
    for (int i = 0; i < 1 << (flags & 3); i++) {
      end += 1 + (text.charAt(at + i) << (8 * i));
    }
    return (text.substring(0, end) + text.substring(end + 4)).replaceFirst(CREATED, "");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private void assertEnded(Expected expected) throws IOException {
    // Not assertEquals, which would print them.
    assertTrue(expected.content().equals(content(output)), "the files differ");
    assertEquals(List.of("run.h5"), names());
    Files.delete(output);
  }

  private void goesOn(String text, Expected expected, int calls) throws IOException {
    die(text, Mode.NEW, calls);
    assertEquals(calls == 0 ? List.of() : List.of("run.h5.journal"), names());
    run(text, Mode.RESUME);
    assertEnded(expected);
  }

  static Stream<String> differentRuns() {
    return Stream.concat(
        Stream.of("WITH_KINETIC_CHECK", "SPECTRAL", "WITH_WALLS", "SPACE")
            .map(name -> ScenarioRunnerTest.Kind.valueOf(name).text()),
        Stream.of(STEADY, COLLAPSE));
  }

  @ParameterizedTest
  @MethodSource("differentRuns")
  void aRunGoesOnFromWhereverItEnded(String text) throws IOException {
    Expected expected = whole(text);
    assertTrue(expected.calls() > 5, () -> "calls " + expected.calls());
    // All at the start, where most differs, and some later.
    for (int calls = 0; calls < expected.calls(); calls += 1 + calls / 8) {
      goesOn(text, expected, calls);
    }
    goesOn(text, expected, expected.calls() - 1);
  }

  /** The coefficients in components take long and are not in the journal. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IN_COMPONENTS")
  void everyKindOfRunGoesOn(ScenarioRunnerTest.Kind kind) throws IOException {
    Expected expected = whole(kind.text());
    Random random = new Random(kind.name().hashCode());
    goesOn(kind.text(), expected, 1 + random.nextInt(expected.calls() - 1));
  }

  @Test
  void theRunsEndAsTheyShould() {
    assertEquals(Evolution.Ending.STEADY_STATE, run(STEADY, Mode.NEW).evolution().ending());
    assertEquals(Evolution.Ending.BLOW_UP, run(COLLAPSE, Mode.OVERWRITE).evolution().ending());
  }

  /** Where finite volumes keep averages and give out something else, both have to be kept. */
  @Test
  void statesThatAreNoDensitiesAreKept() throws IOException {
    for (ScenarioRunnerTest.Kind kind :
        List.of(ScenarioRunnerTest.Kind.WITH_WALLS, ScenarioRunnerTest.Kind.SPECTRAL)) {
      die(kind.text(), Mode.OVERWRITE, 4);
      List<Long> lengths = new ArrayList<>();
      JournalFile.read(
          RunJournal.path(output),
          (file, type, position, length) -> {
            if (type == 3) {
              lengths.add(length);
            }
          });
      boolean walls = kind == ScenarioRunnerTest.Kind.WITH_WALLS;
      assertEquals(2, lengths.size());
      assertEquals(walls ? 48 + 32 * 8 : 48, Math.max(lengths.get(0), lengths.get(1)), kind.name());
    }
  }

  @Test
  void anInterruptedRunIsWrittenAndGoesOn() throws IOException {
    Expected expected = whole(LONGER);
    for (int question : new int[] {1, 2, 5, 12, 20, 40, 80}) {
      RunRecord run = run(LONGER, Mode.NEW, stoppingAt(question));
      assertTrue(run.interrupted());
      assertEquals(List.of("run.h5", "run.h5.journal"), names());
      assertEquals("no: interrupted", FileSummary.read(output).attributes().get("complete"));
      run(LONGER, Mode.RESUME);
      assertEnded(expected);
    }
  }

  @Test
  void interruptedAndKilledOverAndOverItStillEndsAsItShould() throws IOException {
    Expected expected = whole(LONGER);
    Random random = new Random(1);
    for (int chain = 0; chain < 4; chain++) {
      int attempts = 0;
      boolean over = false;
      while (!over) {
        attempts++;
        try {
          int calls = 3 + random.nextInt(6);
          RunMonitor monitor =
              random.nextBoolean() ? stoppingAt(8 + random.nextInt(30)) : RunMonitor.NONE;
          RunRecord run = run(output, LONGER, Mode.RESUME, monitor, new AtomicInteger(calls));
          over = !run.interrupted();
        } catch (PowerCut e) {
          assertTrue(Files.exists(RunJournal.path(output)));
        }
      }
      assertTrue(attempts > 2, () -> "no interruption");
      assertEnded(expected);
    }
  }

  /** All that the journal of a killed run may have lost is its end. */
  @Test
  void aJournalCutOffAnywhereIsGoneOnWith() throws IOException {
    Expected expected = whole(LONGER);
    die(LONGER, Mode.NEW, expected.calls() - 1);
    byte[] bytes = Files.readAllBytes(RunJournal.path(output));
    Random random = new Random(2);
    for (int i = 0; i < 10; i++) {
      byte[] rest = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      if (i % 2 == 1) {
        // Something else may stand there.
        rest[rest.length - 1] ^= 4;
      }
      Files.write(RunJournal.path(output), rest);
      run(LONGER, Mode.RESUME);
      assertEnded(expected);
    }
  }

  /** Those at the first ε are done, those at the second are not. */
  @Test
  void particlesThatAreDoneAreNotRunAgain() throws IOException {
    String text =
        LONGER.replaceFirst(
            "(?m)^kinetic:.*$", "particles: {number: 2000, epsilon: [0.2, 0.1], positions: true}");
    Expected expected = whole(text);
    die(text, Mode.NEW, expected.calls() - 1);
    AtomicInteger calls = new AtomicInteger(Integer.MAX_VALUE);
    run(output, text, Mode.RESUME, RunMonitor.NONE, calls);
    assertEquals(1, Integer.MAX_VALUE - calls.get(), "the second run only");
    assertEnded(expected);
  }

  /** Only what the interruption has left is replaced. */
  @Test
  void aForeignOutputIsNotOverwrittenByResume() throws IOException {
    die(LONGER, Mode.NEW, 5);
    Files.writeString(output, "precious");
    InvalidValueException error =
        assertThrows(InvalidValueException.class, () -> run(LONGER, Mode.RESUME));
    assertTrue(error.getMessage().contains("move it away, then --resume"), error::getMessage);
    assertEquals("precious", Files.readString(output));
    Files.delete(output);
    run(LONGER, Mode.RESUME);
  }

  @Test
  void whatIsDoneIsNotDoneAgain() throws IOException {
    Expected expected = whole(LONGER);
    die(LONGER, Mode.NEW, expected.calls() - 1);
    AtomicInteger calls = new AtomicInteger(Integer.MAX_VALUE);
    run(output, LONGER, Mode.RESUME, RunMonitor.NONE, calls);
    // The last row only; or both, when the cut came while the other one was on its way to the disk.
    int again = Integer.MAX_VALUE - calls.get();
    assertTrue(again == 1 || again == 2, () -> again + " of " + expected.calls());
  }

  @Test
  void densitiesAreReadFromTheFile() throws IOException {
    Scenario scenario = parse(LONGER);
    List<Snapshot> inMemory = new ScenarioRunner(scenario, RunMonitor.NONE).density().snapshots();
    try (RunJournal journal = RunJournal.open(KEY, output, scenario, Mode.NEW)) {
      List<Snapshot> stored =
          new ScenarioRunner(scenario, RunMonitor.NONE, journal).density().snapshots();
      assertEquals(inMemory.size(), stored.size());
      for (int i = 0; i < stored.size(); i++) {
        assertEquals(inMemory.get(i).diagnostics(), stored.get(i).diagnostics());
        assertTrue(Arrays.equals(inMemory.get(i).density(), stored.get(i).density()));
      }
    }
  }

  @Test
  void aRunThatFailsBeforeItsFirstDensityLeavesNothing() throws IOException {
    for (Mode mode : Mode.values()) {
      die(Texts.GOOD, mode, 0);
      assertEquals(List.of(), names());
    }
  }

  /** A process that is killed so early leaves a journal, of nothing. */
  @ParameterizedTest
  @EnumSource
  void aJournalOfNothingIsNoEarlierTry(Mode mode) throws IOException {
    Expected expected = whole(Texts.GOOD);
    try (JournalFile file = JournalFile.open(RunJournal.path(output), true, (f, k, p, l) -> {})) {
      file.append(1, "0.0.1\n0\nname: another".getBytes(StandardCharsets.UTF_8));
    }
    run(Texts.GOOD, mode);
    assertEnded(expected);
  }

  @Test
  void anEarlierTryIsNotForgottenUnlessAskedFor() throws IOException {
    Expected expected = whole(Texts.GOOD);
    die(Texts.GOOD, Mode.NEW, 3);
    byte[] before = Files.readAllBytes(RunJournal.path(output));
    assertEquals(
        " = "
            + output
            + ": a run into this file was interrupted: --resume goes on with it, --force starts"
            + " anew",
        refusal(Texts.GOOD, Mode.NEW));
    assertTrue(Arrays.equals(before, Files.readAllBytes(RunJournal.path(output))));
    run(Texts.GOOD, Mode.OVERWRITE);
    assertEnded(expected);
  }

  @Test
  void aFinishedRunIsNotForgottenUnlessAskedFor() throws IOException {
    Expected expected = whole(Texts.GOOD);
    run(Texts.GOOD, Mode.NEW);
    assertEquals(
        " = " + output + ": exists already; --force overwrites it", refusal(Texts.GOOD, Mode.NEW));
    assertEquals(
        " = "
            + output
            + ": exists already, and there is no interrupted run to go on with; --force overwrites"
            + " it",
        refusal(Texts.GOOD, Mode.RESUME));
    assertEquals(List.of("run.h5"), names());
    run(Texts.GOOD, Mode.OVERWRITE);
    assertEnded(expected);
  }

  @Test
  void thereMayBeNothingToResume() throws IOException {
    Expected expected = whole(Texts.GOOD);
    run(Texts.GOOD, Mode.RESUME);
    assertEnded(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gamma: 5.0 | gamma: 6.0 | velocity.gamma: 6.0, was 5.0",
        "cells: [32] | cells: [64] | space.cells: [64], was [32]",
        "boundary: periodic | boundary: no-flux | space.boundary: \"no-flux\", was \"periodic\"",
        "end-time: 0.1 | end-time: 0.2 | macro.end-time: 0.2, was 0.1",
        "output-every: 0.05, | `` | macro.output-every: nothing, was 0.05",
        "modes: 8 | modes: 8, verify: false | kinetic.verify: false, was nothing",
        "epsilon: [1e-1, 1e-2] | epsilon: [1e-1] | kinetic.epsilon: [",
        "1 + 0.5*cos(x) | 1 + 0.25*cos(x) | initial.density: \"1 + 0.25*cos(x)\", was \"1 + 0.5*",
        "name: good | name: better | name: \"better\", was \"good\"",
        "theta: 1.0 | theta: 2, dimension: 1 | velocity.dimension: 1, was nothing; velocity.theta: 2"
            + ", was 1.0",
      })
  void aChangedScenarioIsRefused(String piece, String replacement, String change) {
    die(Texts.GOOD, Mode.NEW, 4);
    String message = refusal(Texts.with(piece, replacement), Mode.RESUME);
    assertTrue(
        message.contains(": cannot be resumed, the scenario has changed: " + change), message);
    assertTrue(message.endsWith("; --force starts anew"), message);
    assertEquals(1, message.lines().count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: good\n# a remark\n", "name:     'good'\n"})
  void howItIsWrittenDoesNotCount(String name) throws IOException {
    String written =
        Texts.with("name: good\n", name)
            .replace("theta: 1.0", "theta: 1")
            .replace("[6.283185307179586]", "[ 6.2831853071795860 ]");
    die(Texts.GOOD, Mode.NEW, 4);
    Expected expected = beside(written);
    run(written, Mode.RESUME);
    assertEnded(expected);
  }

  /** Of a run beside another's journal. */
  private Expected beside(String text) throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Path file = inner.resolve("run.h5");
    run(file, text, Mode.NEW, RunMonitor.NONE, new AtomicInteger(Integer.MAX_VALUE));
    Expected expected = new Expected(content(file), 0);
    Files.delete(file);
    Files.delete(inner);
    return expected;
  }

  @Test
  void howTheOutputIsStoredMayChange() throws IOException {
    String single = Texts.with("file: good.h5", "file: good.h5, precision: single, compression: 3");
    Expected expected = whole(single);
    die(Texts.GOOD, Mode.NEW, 5);
    run(single, Mode.RESUME);
    assertEnded(expected);
  }

  @Test
  void anotherVersionIsRefused() throws IOException {
    try (JournalFile file = JournalFile.open(RunJournal.path(output), true, (f, k, p, l) -> {})) {
      file.append(1, ("0.0.1\n0\n" + Texts.GOOD).getBytes(StandardCharsets.UTF_8));
      // Of a form that this version does not know.
      file.append(2, new byte[] {1, 2, 3});
      file.append(77, new byte[0]);
    }
    assertEquals(
        " = "
            + output
            + ": was begun by version 0.0.1, which alone resumes it; --force starts anew",
        refusal(Texts.GOOD, Mode.RESUME));
    assertTrue(refusal(Texts.GOOD, Mode.NEW).contains("was interrupted"));
    assertEquals(List.of("run.h5.journal"), names());
    run(Texts.GOOD, Mode.OVERWRITE);
    assertEquals(List.of("run.h5"), names());
  }

  /** Intact by their check sums, but not what a run writes. */
  @Test
  void recordsThatMakeNoSenseAreRefused() throws IOException {
    String begin = Version.text() + "\n0\n" + Texts.GOOD;
    for (int kind : new int[] {2, 3, 4, 6}) {
      for (int length : new int[] {0, 1, 8, 48, 80, 160}) {
        Files.deleteIfExists(RunJournal.path(output));
        try (JournalFile file =
            JournalFile.open(RunJournal.path(output), true, (f, k, p, l) -> {})) {
          file.append(1, begin.getBytes(StandardCharsets.UTF_8));
          file.append(kind, new byte[length]);
        }
        String message = refusal(Texts.GOOD, Mode.RESUME);
        assertTrue(
            message.contains("its journal " + RunJournal.path(output) + " cannot be opened"));
      }
    }
  }

  @Test
  void aForeignFileOfTheNameIsLeftAlone() throws IOException {
    Files.writeString(RunJournal.path(output), "my journal");
    for (Mode mode : Mode.values()) {
      assertTrue(refusal(Texts.GOOD, mode).endsWith(": not a journal of this program"));
    }
    assertEquals("my journal", Files.readString(RunJournal.path(output)));
  }

  @Test
  void aFolderOfTheNameIsAnError() throws IOException {
    Files.createDirectory(RunJournal.path(output));
    for (Mode mode : Mode.values()) {
      assertTrue(refusal(Texts.GOOD, mode).contains("cannot be opened"));
    }
  }

  @Test
  void theSecondOfTwoRunsIntoAFileIsRefused() throws IOException {
    Scenario scenario = parse(Texts.GOOD);
    Expected expected = whole(Texts.GOOD);
    try (RunJournal first = RunJournal.open(KEY, output, scenario, Mode.NEW)) {
      for (Mode mode : Mode.values()) {
        assertEquals(" = " + output + ": another run is writing it", refusal(Texts.GOOD, mode));
      }
      first.write(
          new OutputFile(KEY, output, true),
          new ScenarioRunner(scenario, RunMonitor.NONE, first).run());
    }
    assertEnded(expected);
  }

  /** A table of U is read from another file, which may change although the scenario does not. */
  @Test
  void aChangedTableOfTheInteractionIsRefused() throws IOException {
    Path yaml = folder.resolve("table.yaml");
    Files.writeString(
        yaml,
        Texts.with(
                "potential: cosine, strength: 1.0, wavenumber: 1.0",
                "potential: file, file: u.h5, periodization: nearest-image")
            .replaceAll("kinetic: .*\n", ""));
    writeTable(1);
    try (RunJournal journal = RunJournal.open(KEY, output, ScenarioReader.read(yaml), Mode.NEW)) {
      RunStore dying = new Dying(journal, new AtomicInteger(3));
      assertThrows(
          PowerCut.class,
          () -> new ScenarioRunner(ScenarioReader.read(yaml), RunMonitor.NONE, dying).run());
    }
    writeTable(2);
    String message =
        assertThrows(
                InvalidValueException.class,
                () -> RunJournal.open(KEY, output, ScenarioReader.read(yaml), Mode.RESUME))
            .getMessage();
    assertTrue(
        message.contains("the scenario has changed: the table of the interaction; "), message);
    writeTable(1);
    RunJournal.open(KEY, output, ScenarioReader.read(yaml), Mode.RESUME).close();
  }

  private void writeTable(double strength) throws IOException {
    Path table = folder.resolve("u.h5");
    Files.deleteIfExists(table);
    double[] r = IntStream.range(0, 50).mapToDouble(i -> 0.1 * i).toArray();
    try (WritableHdfFile file = HdfFile.write(table)) {
      file.putDataset("r", r);
      file.putDataset("U", Arrays.stream(r).map(x -> -strength * Math.exp(-x * x)).toArray());
    }
  }

  /** A disk that is full: the error says what is left and how to go on. */
  @Test
  void whenTheOutputCannotBeWrittenTheJournalStays() throws IOException {
    Expected expected = whole(Texts.GOOD);
    Scenario scenario = parse(Texts.GOOD);
    Path gone = Files.createDirectory(folder.resolve("gone"));
    try (RunJournal journal = RunJournal.open(KEY, output, scenario, Mode.NEW)) {
      RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE, journal).run();
      OutputFile elsewhere = new OutputFile(KEY, gone.resolve("run.h5"), true);
      Files.delete(gone);
      String message =
          assertThrows(OutputException.class, () -> journal.write(elsewhere, run)).getMessage();
      assertTrue(
          message.endsWith(
              "; what was computed is kept in " + RunJournal.path(output) + " for --resume"),
          message);
    }
    assertEquals(List.of("run.h5.journal"), names());
    run(Texts.GOOD, Mode.RESUME);
    assertEnded(expected);
  }

  /** The lines of Python in docs/file-format.md read what a killed run left. */
  @Test
  void pythonReadsAJournalAsTheDocumentationSays() throws Exception {
    String page = Files.readString(Path.of("../docs/file-format.md"));
    String section = page.substring(page.indexOf("## Journal and resume"));
    String code = section.split("```python\n", 2)[1].split("```", 2)[0];
    assertTrue(code.contains("quartic-swarm.h5.journal") && code.contains("densities"), code);
    die(LONGER, Mode.NEW, 8);
    Path journal = RunJournal.path(output);
    byte[] bytes = Files.readAllBytes(journal);
    Files.write(journal, Arrays.copyOf(bytes, bytes.length - 1));
    String printing =
        """
        for number, (time, density) in densities.items():
            print(number, float(time).hex(), *(float(value).hex() for value in density))
        """;
    String printed =
        OtherReaders.output(
            OtherReaders.python("numpy"),
            "-c",
            code.replace("quartic-swarm.h5.journal", journal.toString()) + printing);
    List<Snapshot> snapshots =
        new ScenarioRunner(parse(LONGER), RunMonitor.NONE).density().snapshots();
    List<String> lines = printed.lines().toList();
    assertEquals(4, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      double[] expected =
          Stream.of(
                  new double[] {i, snapshots.get(i).diagnostics().time()},
                  snapshots.get(i).density())
              .flatMapToDouble(Arrays::stream)
              .toArray();
      double[] actual =
          Arrays.stream(lines.get(i).split(" ")).mapToDouble(Double::valueOf).toArray();
      assertTrue(Arrays.equals(expected, actual), lines.get(i));
    }
  }

  private String refusal(String text, Mode mode) {
    InvalidValueException error =
        assertThrows(
            InvalidValueException.class,
            () -> RunJournal.open(KEY, output, parse(text), mode).close());
    assertEquals(KEY, error.key());
    assertFalse(error.getMessage().isBlank());
    return error.getMessage();
  }
}
