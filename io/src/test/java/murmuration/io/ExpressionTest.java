package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  /** Values at v = 3. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -v^2               | -9
          (-v)^2             | 9
          2^-v               | 0.125
          2^v^2              | 512
          2*v^2              | 18
          -2^2               | -4
          2 - -v             | 5
          2*-v               | -6
          2 - v - 1          | -2
          12/v/2             | 2
          12/v*2             | 8
          1 + 2*v            | 7
          +v                 | 3
          1e-1*v + 2.5E+1    | 25.3
          ((v))              | 3
          v                  | 3
          pi + e             | 5.859874482048838
          sin(v)^2+cos(v)^2  | 1
          tan(atan(v))       | 3
          asin(sin(1))       | 1
          acos(cos(1))       | 1
          sinh(v) + cosh(v)  | 20.085536923187668
          tanh(0*v)          | 0
          log(exp(v))        | 3
          log10(1000)        | 3
          log2(8)            | 3
          sqrt(v*v)          | 3
          cbrt(v^3)          | 3
          abs(-v)            | 3
          signum(-v)         | -1
          floor(v + 0.5)     | 3
          ceil(v + 0.5)      | 4
          pow(v, 2)          | 9
          min(v, 2)          | 2
          max(v, min(7, 5))  | 5
          """)
  void aFormulaMeansWhatMathematicsMeansByIt(String formula, double expected) {
    assertEquals(expected, new Expression("W", formula, "v").applyAsDouble(3), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/x", "x/x", "1/(1 - cos(x))", "5 % x", "log(x - 1)", "sqrt(x - 1)"})
  void whereAFormulaHasNoValueItIsNotANumber(String formula) {
    assertTrue(Double.isNaN(new Expression("W", formula, "x").applyAsDouble(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "(",
        ")",
        "()",
        "v+",
        "*v",
        "v^^2",
        "sin",
        "sin()",
        "sin(v",
        "v)",
        "1 2",
        "min(v)",
        "max(1,2,3)",
        ",",
        "v,",
        "foo(v)",
        "x",
        "v = 2",
        "1..2",
        "v!",
        "\"v\"",
        "ρ"
      })
  void whatIsNoFormulaIsRefused(String text) {
    InvalidValueException error =
        assertThrows(InvalidValueException.class, () -> new Expression("W", text, "v"));
    assertEquals("W", error.key());
    assertTrue(error.getMessage().contains("not a formula in v"), error.getMessage());
    assertTrue(error.getMessage().startsWith(" = \"" + text + "\""), error.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyTextIsAFormulaOrRefused(long seed) {
    Random random = new Random(seed);
    String[] pieces = {
      "v", "1", "2.5", "+", "-", "*", "/", "^", "%", "(", ")", ",", " ", "sin(", "min(", "pi", "e",
      ".", "!", "\n", "_", "x"
    };
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = random.nextInt(8); k >= 0; k--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        new Expression("W", text.toString(), "v").applyAsDouble(0.5);
      } catch (InvalidValueException expected) {
        assertEquals("W", expected.key());
      } catch (RuntimeException e) {
        fail("for " + text, e);
      }
    }
  }

  @Test
  void aFormulaMayHaveSeveralVariablesAndConstants() {
    Expression formula =
        new Expression("W", "bx + y/theta", List.of("x", "y"), Map.of("b", 2.0, "theta", 4.0));
    assertEquals(6.5, formula.value(3, 2));
    assertTrue(formula.uses("b") && formula.uses("x") && !formula.uses("e"));
  }

  @Test
  void aFormulaRemembersItsText() {
    assertEquals("1 + x", new Expression("W", "1 + x", "x").toString());
  }

  @Test
  void threadsMayShareAFormula() {
    Expression square = new Expression("W", "v*v + 0*sin(v)", "v");
    double[] expected = IntStream.range(0, 100_000).mapToDouble(v -> (double) v * v).toArray();
    double[] actual =
        IntStream.range(0, 100_000).parallel().mapToDouble(square::applyAsDouble).toArray();
    assertArrayEquals(expected, actual);
  }
}
