package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
  @Test
  void wordsGoIntoLines() {
    assertEquals(List.of("ab cd", "  efg", "  hi"), Text.wrapped("ab cd efg hi", 5));
    assertEquals(List.of("ab"), Text.wrapped("ab", 5));
  }

  @Test
  void aWordLongerThanALineIsBroken() {
    assertEquals(List.of("abcde", "  fgh", "  i j"), Text.wrapped("abcdefghi j", 5));
  }
}
