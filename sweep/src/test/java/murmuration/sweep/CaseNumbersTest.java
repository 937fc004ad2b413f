package murmuration.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import murmuration.io.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseNumbersTest {
  @Test
  void whatIsWrittenIsRead() {
    Random random = new Random(7);
    for (int trial = 0; trial < 100; trial++) {
      List<Integer> numbers =
          IntStream.range(0, 60).filter(i -> random.nextInt(3) > 0).boxed().toList();
      if (!numbers.isEmpty()) {
        assertEquals(numbers, CaseNumbers.parse(CaseNumbers.text(numbers), 60));
      }
    }
    assertEquals("0-2,4,6-7", CaseNumbers.text(List.of(0, 1, 2, 4, 6, 7)));
    assertEquals(List.of(0, 1, 5), CaseNumbers.parse("5, 0-1,1", 6));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1-", "-1", "2-1", "6", "1,,2", "0x1", "99999999999"})
  void othersAreRefused(String text) {
    assertThrows(InvalidValueException.class, () -> CaseNumbers.parse(text, 6));
  }
}
