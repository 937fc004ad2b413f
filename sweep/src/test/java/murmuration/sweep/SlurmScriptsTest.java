package murmuration.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmScriptsTest {
  @TempDir private Path folder;

  @Test
  void everyCaseIsInOneTask() throws IOException, InterruptedException {
    SweepPlan plan = Sweeps.coefficients(folder, "results", "1:100:100");
    List<Integer> missing = IntStream.range(0, 100).filter(i -> i % 7 != 3).boxed().toList();
    SlurmScripts scripts = scripts(plan);
    assertEquals(9, scripts.write(missing, 9));
    List<Integer> all = new ArrayList<>();
    for (int task = 0; task < 9; task++) {
      String[] words = words(scripts.array(), task);
      assertEquals("sweep", words[1]);
      assertEquals("--cases", words[3]);
      List<Integer> cases = CaseNumbers.parse(words[4], 100);
      assertTrue(cases.size() == 9 || cases.size() == 10);
      all.addAll(cases);
    }
    assertEquals(missing, all);
    assertEquals(3, scripts.write(List.of(1, 2, 3), 100));
  }

  /** Run by the shell with another program, names with blanks and quotes arrive as they are. */
  @Test
  void namesArrive() throws IOException, InterruptedException {
    Path odd = Files.createDirectory(folder.resolve("it's 100% odd"));
    SweepPlan plan = Sweeps.coefficients(odd, "results", "1:2:2");
    SlurmScripts scripts = scripts(plan);
    scripts.write(List.of(0, 1), 1);
    String[] words = words(scripts.array(), 0);
    assertEquals("a b", words[0]);
    assertEquals(folder.resolve("sweep.yaml").toString(), words[2]);
    assertEquals("0-1", words[4]);
    assertEquals(odd.resolve("results").resolve("logs").toString(), words[words.length - 1]);
    assertEquals(
        List.of("a b", "sweep", folder.resolve("sweep.yaml").toString(), "--gather"),
        List.of(words(scripts.gather(), 0)));
  }

  @Test
  void optionsAreThoseOfTheJobs() throws IOException {
    SlurmScripts scripts = scripts(Sweeps.coefficients(folder, "results", "1:2:2"));
    scripts.write(List.of(0, 1), 5);
    List<String> lines = Files.readAllLines(scripts.array());
    assertTrue(lines.contains("#SBATCH --array=0-1"));
    assertTrue(lines.contains("#SBATCH --cpus-per-task=4"));
    assertTrue(lines.contains("#SBATCH --time=5"));
    assertTrue(lines.contains("#SBATCH --job-name=coefficients"));
    assertTrue(lines.contains("#SBATCH --output=" + folder + "/results/logs/task-%a.log"));
  }

  private SlurmScripts scripts(SweepPlan plan) {
    List<String> program = List.of("printf", "%s\\n", "a b");
    return new SlurmScripts(plan, folder.resolve("sweep.yaml"), program, List.of("--time=5"), 4);
  }

  private static String[] words(Path script, int task) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true);
    builder.environment().put("SLURM_ARRAY_TASK_ID", String.valueOf(task));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), text);
    return text.strip().split("\n", -1);
  }
}
