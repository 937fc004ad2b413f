package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script for the shell, in a real bash. */
class CompletionTest {
  private static final String ASK =
      "source ./script; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
          + " $(complete -p murmuration | sed 's/.*-F \\([^ ]*\\) .*/\\1/') 2>/dev/null;"
          + " printf '%s\\n' \"${COMPREPLY[@]}\"";

  @TempDir private Path folder;

  @BeforeEach
  void writeScript() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
    Files.writeString(folder.resolve("script"), Execution.of("completion").succeeded().out());
    Files.writeString(folder.resolve("swarm.yaml"), "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          murmuration ru                                | run
          murmuration co                                | coefficients compare completion
          murmuration coefficients --po                 | --points --potential
          murmuration coefficients --potential qua      | quadratic quartic
          murmuration coefficients --method fi          | finite-difference
          murmuration init --template swarm             | swarm-1d swarm-2d
          murmuration plot a.h5 --only e                | eigenfunctions energy
          murmuration plot a.h5 --format p              | png
          murmuration compare --methods fi              | finite-difference
          murmuration run sw                            | swarm.yaml
          murmuration validate ./sw                     | ./swarm.yaml
          murmuration help ker                          | kernels
          """)
  void itCompletes(String line, String expected) throws IOException, InterruptedException {
    assertEquals(new TreeSet<>(Set.of(expected.split(" ", -1))), complete(line.split(" ", -1)));
  }

  @Test
  void itIsExplained() {
    String help = Execution.of("completion", "--help").succeeded().out();
    assertTrue(help.contains("source <(murmuration completion)"), help);
  }

  private Set<String> complete(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 4];
    System.arraycopy(new String[] {"/bin/bash", "-c", ASK, "bash"}, 0, command, 0, 4);
    System.arraycopy(words, 0, command, 4, words.length);
    Process bash =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), said);
    return new TreeSet<>(Arrays.asList(said.strip().split("\\s+", -1)));
  }
}
