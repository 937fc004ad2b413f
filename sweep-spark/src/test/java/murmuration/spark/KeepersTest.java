package murmuration.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import murmuration.io.OutputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("cluster")
class KeepersTest {
  @Test
  void allIsWrittenAtTheEndHoweverSlowly() {
    AtomicInteger written = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    try (Keepers keepers = new Keepers()) {
      for (int i = 0; i < 1000; i++) {
        keepers.write(
            () -> {
              awaitQuietly(start);
              written.incrementAndGet();
            });
      }
      assertEquals(0, written.get());
      start.countDown();
    }
    assertEquals(1000, written.get());
  }

  @Test
  void aFailureIsToldAtTheEndAndWhatElseThereIsIsWritten() {
    OutputException full = new OutputException("disk full", null);
    AtomicInteger written = new AtomicInteger();
    Keepers keepers = new Keepers();
    CountDownLatch start = new CountDownLatch(1);
    keepers.write(
        () -> {
          awaitQuietly(start);
          throw full;
        });
    keepers.write(
        () -> {
          awaitQuietly(start);
          written.incrementAndGet();
        });
    start.countDown();
    assertSame(full, assertThrows(OutputException.class, keepers::close));
    assertEquals(1, written.get());
    assertSame(full, assertThrows(OutputException.class, () -> keepers.write(() -> {})));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
