package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import murmuration.coefficients.Maxwellian;
import murmuration.coefficients.SpectralMethod;
import murmuration.coefficients.TransportCoefficients;
import murmuration.kinetic.LimitRow;
import murmuration.kinetic.LimitStudy;
import murmuration.macro.Diagnostics;
import murmuration.macro.Grid;
import murmuration.macro.Snapshot;
import murmuration.macro.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {
  @TempDir private Path folder;

  /** Without the kind whose coefficients take longest: it differs in nothing else. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IN_COMPONENTS")
  void aRunIsReadBackToTheLastBit(ScenarioRunnerTest.Kind kind) {
    Path path = folder.resolve("run.h5");
    RunRecord run = run(kind.text(), RunMonitor.NONE);
    RunFile.write(new OutputFile("file", path, false), run);
    try (RunReader reader = RunReader.open(path)) {
      assertEquals(FileKind.RUN, reader.kind());
      assertEquals(FileKind.FORMAT, reader.format());
      assertEquals(Version.text(), reader.version());
      assertEquals("good", reader.title());
      assertEquals(kind.text(), reader.scenario());
      assertEquals(Optional.empty(), reader.incomplete());
      Grid grid = run.scenario().grid();
      assertEquals(grid.dimension(), reader.dimension());
      for (int a = 0; a < grid.dimension(); a++) {
        double[] centres = reader.axis(a);
        assertEquals(grid.axis(a).cells(), centres.length);
        for (int i = 0; i < centres.length; i++) {
          assertEquals(grid.axis(a).centre(i), centres[i]);
        }
      }
      assertDensitiesEqual(run.snapshots(), reader);
      assertCoefficientsEqual(run, reader);
      assertEquals(
          run.limit().map(RunReaderTest::rows).orElse(List.of()).toString(),
          reader.study().toString());
      // Everything else, by path.
      Field.of(run)
          .forEach(
              (name, field) -> {
                assertEquals(field.shape(), reader.shape(name));
                assertEquals(
                    field.values(), DoubleStream.of(reader.values(name)).boxed().toList(), name);
              });
      assertEquals(Field.of(run).keySet(), reader.paths());
    }
  }

  private static void assertDensitiesEqual(List<Snapshot> snapshots, RunReader reader) {
    for (int i = 0; i < snapshots.size(); i++) {
      Diagnostics diagnostics = snapshots.get(i).diagnostics();
      assertArrayEquals(snapshots.get(i).density(), reader.density(i));
      assertEquals(diagnostics.time(), reader.times()[i]);
      assertEquals(diagnostics.freeEnergy(), reader.diagnostics("free_energy")[i]);
      assertEquals(diagnostics.work().steps(), (long) reader.diagnostics("steps")[i]);
    }
    assertTrue(reader.diagnostics().containsAll(List.of("mass", "entropy", "centre_x")));
  }

  private static void assertCoefficientsEqual(RunRecord run, RunReader reader) {
    int dimension = run.scenario().grid().dimension();
    for (int a = 0; a < dimension; a++) {
      for (int b = 0; b < dimension; b++) {
        assertEquals(run.diffusion().at(a, b), reader.diffusion().at(a, b));
        assertEquals(run.drift().at(a, b), reader.drift().at(a, b));
      }
    }
    assertEquals(run.coefficients().isEmpty(), reader.eigenvalues().length == 0);
  }

  private static List<StudyRow> rows(LimitStudy study) {
    List<StudyRow> rows = new ArrayList<>();
    for (int i = 0; i < study.rows().size(); i++) {
      LimitRow row = study.rows().get(i);
      rows.add(
          new StudyRow(
              row.epsilon(),
              row.error(),
              i == 0 ? Double.NaN : study.order(i),
              row.predictedError(),
              row.residual(),
              i == 0 ? Double.NaN : study.residualOrder(i),
              row.numericalError()));
    }
    return rows;
  }

  @Test
  void fieldsOfTheKineticEquationAreReadOneOutputAtATime() {
    Path path = folder.resolve("run.h5");
    RunRecord run = run(Texts.GOOD, RunMonitor.NONE);
    RunFile.write(new OutputFile("file", path, false), run);
    LimitStudy study = run.limit().orElseThrow();
    try (RunReader reader = RunReader.open(path)) {
      assertArrayEquals(study.rows().get(1).density(2), reader.values("kinetic/density", 1, 2));
      assertArrayEquals(study.correction(1), reader.values("limit/correction", 1));
      assertArrayEquals(new double[] {study.density(1)[5]}, reader.values("limit/density", 1, 5));
      assertEquals(Optional.of(study.verdict().line()), reader.attribute("limit/verdict"));
      assertIllegal(() -> reader.density(3), "index [3]: must be from 0 to below [3, 32]");
      assertIllegal(() -> reader.density(-1), "index [-1]: must be from 0 to below [3, 32]");
      assertIllegal(() -> reader.values("time", 0, 0), "must have at most 1 components");
      assertFails(() -> reader.values("no/such"), "has no dataset no/such");
      assertFails(() -> reader.axis(1), "has no dataset y");
    }
  }

  @Test
  void aRunThatWasInterruptedSaysSo() {
    Path path = folder.resolve("run.h5");
    AtomicInteger asked = new AtomicInteger();
    RunRecord run =
        run(
            Texts.GOOD,
            new RunMonitor() {
              @Override
              public void progress(String phase, double fraction) {}

              @Override
              public boolean interrupted() {
                return asked.incrementAndGet() > 3;
              }
            });
    RunFile.write(new OutputFile("file", path, false), run);
    try (RunReader reader = RunReader.open(path)) {
      assertEquals(Optional.of("interrupted"), reader.incomplete());
      assertDensitiesEqual(run.snapshots(), reader);
    }
  }

  @Test
  void coefficientsAndSweepsAreReadBack() {
    VelocityModel model = new VelocityModel("quartic", Map.of("gamma", 2.0), null, 1, 1);
    TransportCoefficients found = new SpectralMethod().compute(new Maxwellian(model.build(), 1, 1));
    Path path = folder.resolve("coefficients.h5");
    RunFile.writeCoefficients(new OutputFile("file", path, false), model, found);
    try (RunReader reader = RunReader.open(path)) {
      assertEquals(FileKind.COEFFICIENTS, reader.kind());
      assertEquals(Tensor.isotropic(found.diffusion()), reader.diffusion());
      assertEquals(Tensor.isotropic(found.drift()), reader.drift());
      assertEquals(found.spectrum().size() - 1, reader.eigenvalues().length);
      assertEquals(found.spectrum().eigenvalue(1), reader.eigenvalues()[0]);
      assertEquals(List.of(), reader.study());
      assertFails(reader::scenario, "has no text scenario");
      assertFails(() -> reader.density(0), "has no dataset density");
    }
    path = folder.resolve("sweep.h5");
    List<SweepCase<TransportCoefficients>> cases =
        List.of(
            new SweepCase<>(Map.of("gamma", 2.0), Optional.of(found), ""),
            new SweepCase<>(Map.of("gamma", 3.0), Optional.empty(), "γ: failed"));
    SweepFile.write(
        new OutputFile("file", path, false), "quartic", null, "auto", cases, Quantities.LINE);
    try (RunReader reader = RunReader.open(path)) {
      assertEquals(FileKind.SWEEP, reader.kind());
      assertArrayEquals(new double[] {2, 3}, reader.values("gamma"));
      assertEquals("parameter gamma", reader.longName("gamma"));
      assertEquals("", reader.longName("delta"));
      assertArrayEquals(new double[] {found.diffusion(), Double.NaN}, reader.values("D"));
      assertEquals(found.spectrum().eigenvalue(1), reader.values("eigenvalues", 0)[0]);
      assertFails(() -> reader.values("error"), "error does not hold real numbers");
      assertTrue(reader.hasTexts("error") && !reader.hasTexts("eigenvalues"));
      assertEquals(List.of("", "γ: failed"), reader.texts("error"));
      assertFails(() -> reader.texts("gamma"), "gamma does not hold texts");
      assertFails(() -> reader.texts("state"), "has no dataset state");
    }
  }

  /** As written before there were formats, with fewer columns. */
  @Test
  void filesOfOlderVersionsAreRead() {
    Path path = write("old.h5", file -> {});
    try (RunReader reader = RunReader.open(path)) {
      assertEquals(0, reader.format());
      assertArrayEquals(new double[] {3, 4}, reader.density(1));
      StudyRow row = reader.study().get(0);
      assertEquals(0.1, row.epsilon());
      assertEquals(0.5, row.error());
      assertTrue(Double.isNaN(row.residual()));
    }
  }

  @Test
  void filesOfNewerVersionsAreRefused() {
    Path path = write("new.h5", file -> file.putAttribute("format", FileKind.FORMAT + 1));
    assertFails(
        () -> RunReader.open(path),
        "new.h5: written by a newer version (format 2; this version reads formats up to 1)");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void aFormatIsAPositiveNumber(int format) {
    Path path = write("odd.h5", file -> file.putAttribute("format", format));
    assertFails(() -> RunReader.open(path), "the version of its format is no positive number");
  }

  @Test
  void aDensityThatDoesNotFitItsAxesIsRefused() {
    Path path = folder.resolve("misfit.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("version", "0.1.0");
      file.putDataset("time", new double[2]);
      file.putDataset("x", new double[3]);
      file.putDataset("density", new double[2][2]);
    }
    assertFails(() -> RunReader.open(path), "the density does not fit its axes");
  }

  @Test
  void filesOfOthersAreNotRuns() {
    Path path = folder.resolve("other.h5");
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putDataset("density", new double[2]);
    }
    assertEquals(FileKind.OTHER, FileSummary.read(path).kind());
    assertFails(() -> RunReader.open(path), "not a file that this program wrote");
  }

  private Path write(String name, Consumer<WritableHdfFile> more) {
    Path path = folder.resolve(name);
    try (WritableHdfFile file = HdfFile.write(path)) {
      file.putAttribute("version", "0.1.0");
      file.putDataset("time", new double[] {0, 1});
      file.putDataset("x", new double[] {0.5, 1.5});
      file.putDataset("density", new double[][] {{1, 2}, {3, 4}});
      WritableGroup limit = file.putGroup("limit");
      limit.putDataset("epsilon", new double[] {0.1});
      limit.putDataset("error", new double[] {0.5});
      more.accept(file);
    }
    return path;
  }

  private static RunRecord run(String text, RunMonitor monitor) {
    return new ScenarioRunner(ScenarioReader.parse("test.yaml", text), monitor).run();
  }

  private static void assertFails(Runnable action, String message) {
    OutputException error = assertThrows(OutputException.class, action::run);
    assertTrue(error.getMessage().endsWith(message), error.getMessage());
  }

  private static void assertIllegal(Runnable action, String message) {
    IllegalArgumentException error = assertThrows(IllegalArgumentException.class, action::run);
    assertTrue(error.getMessage().endsWith(message), error.getMessage());
  }
}
