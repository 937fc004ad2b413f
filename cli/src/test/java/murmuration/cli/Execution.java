package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command line did.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
record Execution(int code, String out, String err) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Executes a command line within this process. */
  static Execution of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Execution(code, out.toString(), err.toString());
  }

  /** Asserts success without a word on standard error. */
  Execution succeeded() {
    assertEquals("", err);
    assertEquals(0, code);
    return this;
  }

  /** The one JSON object that is all of standard output. */
  JsonNode json() {
    assertEquals(0, code, err);
    assertEquals(1, out.lines().count(), out);
    JsonNode node = MAPPER.readTree(out);
    assertTrue(node.isObject(), out);
    return node;
  }

  /** Asserts a failure told in one line, after which standard output is empty; returns the line. */
  String failed(int expectedCode) {
    assertEquals(expectedCode, code, err);
    assertEquals("", out);
    List<String> lines = err.lines().toList();
    String message = lines.get(0);
    assertTrue(message.startsWith("murmuration: "), err);
    assertFalse(err.contains("Exception") || err.contains("\tat "), err);
    // After wrong options comes where to read about them, and before it perhaps a guess.
    boolean hint = lines.get(lines.size() - 1).matches("Try: murmuration.* --help");
    assertTrue(lines.size() == 1 || (expectedCode == 2 && hint && lines.size() <= 3), err);
    return message;
  }

  static List<String> keys(JsonNode node) {
    return List.copyOf(new TreeSet<>(node.propertyNames()));
  }

  static List<Double> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::doubleValue).toList();
  }
}
