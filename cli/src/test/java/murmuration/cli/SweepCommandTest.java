package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SweepCommandTest {
  @TempDir private Path folder;
  private Path file;
  private Path results;

  @BeforeEach
  void writeSweep() throws IOException {
    results = folder.resolve("results");
    file = write("[1, 2, 5, 10]");
  }

  private Path write(String gamma) throws IOException {
    String text =
        """
        compute: coefficients
        base: {velocity: {potential: quartic}}
        vary: {velocity.gamma: %s}
        output: {folder: %s}
        """;
    return Files.writeString(folder.resolve("swarm.yaml"), text.formatted(gamma, results));
  }

  @Test
  void aSweepIsDoneOnceAndGathered() throws IOException {
    JsonNode first = Execution.of("sweep", file.toString(), "--json").json();
    assertEquals("swarm", first.get("name").asString());
    assertEquals(4, first.get("cases").asInt());
    assertEquals(4, first.get("done").asInt());
    assertEquals(0, first.get("missing").asInt());
    Path table = Path.of(first.get("table").asString());
    assertEquals(results.resolve("table.h5"), table);
    byte[] bytes = Files.readAllBytes(table);

    String again = Execution.of("sweep", file.toString()).succeeded().out();
    assertTrue(again.startsWith("4 of 4 cases done already\nswarm: 4 cases\n"), again);
    assertArrayEquals(bytes, Files.readAllBytes(table));
    String info = Execution.of("info", table.toString()).succeeded().out();
    assertTrue(info.contains("swarm"), info);
  }

  @Test
  void partsMakeTheSameTable() throws IOException {
    Execution.of("sweep", file.toString(), "--quiet").succeeded();
    byte[] bytes = Files.readAllBytes(results.resolve("table.csv"));
    Path other = folder.resolve("other");
    Files.writeString(file, Files.readString(file).replace(results.toString(), other.toString()));
    Execution.of("sweep", file.toString(), "--cases", "1-2", "--threads=1").succeeded();
    assertFalse(Files.exists(other.resolve("table.csv")));
    Execution part = Execution.of("sweep", file.toString(), "--gather");
    assertEquals(1, part.code());
    assertTrue(part.out().contains("  missing      2; the same command does them"), part.out());
    Execution.of("sweep", file.toString(), "--cases=0,3", "--logs=" + folder.resolve("logs"))
        .succeeded();
    assertTrue(Files.exists(folder.resolve("logs/0003.log")));
    Execution.of("sweep", file.toString(), "--gather").succeeded();
    assertArrayEquals(bytes, Files.readAllBytes(other.resolve("table.csv")));
  }

  @Test
  void failuresAreListedAndTriedAgainWhenAsked() throws IOException {
    write("[1, -2]");
    Execution run = Execution.of("sweep", file.toString());
    assertEquals(1, run.code());
    assertEquals("", run.err());
    assertTrue(
        run.out().contains("  failed       1\n    case 1, velocity.gamma = -2\n"), run.out());
    assertTrue(run.out().contains("must be a positive number"), run.out());
    run.out().lines().forEach(line -> assertTrue(line.length() <= 80 || line.contains("/")));
    String again = Execution.of("sweep", file.toString()).out();
    assertTrue(again.startsWith("2 of 2 cases done already"), again);
    String retried = Execution.of("sweep", file.toString(), "--retry").out();
    assertTrue(retried.startsWith("1 of 2 cases done already"), retried);
    String forced = Execution.of("sweep", file.toString(), "--force").out();
    assertTrue(forced.startsWith("swarm: 2 cases"), forced);
  }

  @Test
  void dryRunsOfSlurmWriteScriptsOnly() throws IOException {
    Execution run =
        Execution.of(
            "sweep",
            file.toString(),
            "--engine=slurm",
            "--dry-run",
            "--tasks=3",
            "--sbatch=--time=1:00",
            "--json");
    JsonNode node = run.json();
    assertEquals(3, node.get("tasks").asInt());
    List<String> lines = Files.readAllLines(Path.of(node.get("array").asString()));
    assertTrue(lines.contains("#SBATCH --array=0-2"), lines.toString());
    assertTrue(lines.contains("#SBATCH --time=1:00"), lines.toString());
    assertTrue(lines.get(lines.size() - 1).contains("murmuration.cli.Main sweep"));
    assertFalse(Files.exists(results.resolve("cases")));
    assertFalse(Files.exists(results.resolve("slurm/jobs.txt")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --tasks=0              | --tasks = 0: must be at least 1
          --dry-run              | --dry-run: belongs to --engine slurm
          --sbatch=--time=1      | --sbatch: belongs to --engine slurm
          --engine=spark         | --engine
          --cases=4              | --cases = 4: the cases are 0 to 3
          --cases=x              | --cases = x: expected numbers such as 0-9,17
          --gather --cases=1     | --gather makes the table of what is there
          --engine=slurm --sbatch=x | --sbatch = x: expected an option such as
          --engine=slurm --logs=x   | --logs: with slurm the logs are in the folder
          """)
  void wrongUsageIsTold(String options, String message) {
    String[] words = ("sweep " + file + " " + options).split(" ", -1);
    String line = Execution.of(words).failed(2);
    assertTrue(line.contains(message), line);
  }

  @Test
  void slurmThatIsMissingIsTold() throws IOException {
    // Some jobs are noted, of which nobody can be asked.
    Files.createDirectories(results.resolve("slurm"));
    Files.writeString(results.resolve("slurm/jobs.txt"), "1\n2\n");
    String line = Execution.of("sweep", file.toString(), "--engine=slurm").failed(1);
    assertTrue(line.startsWith("murmuration: squeue: "), line);
  }

  @Test
  void aScenarioIsNoSweep() throws IOException {
    Path scenario = Files.writeString(folder.resolve("s.yaml"), Small.scenario(folder));
    String line = Execution.of("sweep", scenario.toString()).failed(2);
    assertTrue(line.contains("unknown key"), line);
  }
}
