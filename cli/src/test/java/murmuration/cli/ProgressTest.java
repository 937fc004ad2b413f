package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a bar looks like. */
class ProgressTest {
  private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

  @Test
  void aBarHasThePercentageAndTheTimeLeft() {
    assertEquals(
        "density  60% [======>    ] 1:20 left", Progress.line("density", 0.6, TWO_MINUTES, 36));
    assertEquals("density   0% [>          ]", Progress.line("density", 0, TWO_MINUTES, 26));
    assertEquals("writing 100% [=====] 0:00 left", Progress.line("writing", 1, TWO_MINUTES, 30));
  }

  @Test
  void itFitsEveryTerminal() {
    for (int width = 1; width < 100; width++) {
      for (int i = 0; i <= 1000; i++) {
        String line = Progress.line("kinetic at epsilon = 0.1", i / 1000.0, TWO_MINUTES, width);
        assertTrue(line.length() <= width, line);
      }
    }
    assertEquals("density  60% 1:20 left", Progress.line("density", 0.6, TWO_MINUTES, 26));
    assertEquals(79, Progress.width(0));
    assertEquals(79, Progress.width(200));
    assertEquals(59, Progress.width(60));
  }
}
