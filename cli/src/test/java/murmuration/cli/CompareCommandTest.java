package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {
  @Test
  void everyMethodHasItsErrors() {
    JsonNode cases =
        Execution.of("compare", "--case=quartic:gamma=1", "--case=cubic:gamma=1", "--json")
            .json()
            .get("cases");
    assertEquals(2, cases.size());
    assertEquals("quartic", cases.get(0).get("potential").asString());
    Map<String, Double> most =
        Map.of(
            "spectral", 1e-11,
            "quadrature", 1e-11,
            "schrodinger-fem", 1e-7,
            "finite-difference", 1e-4,
            "hermite", 1e-6,
            "green-kubo", 0.1,
            "displacement", 0.1);
    for (JsonNode one : cases) {
      Map<String, Double> errors = new TreeMap<>();
      for (JsonNode row : one.get("methods")) {
        double error =
            Math.max(row.get("errorD").doubleValue(), row.get("errorKappa").doubleValue());
        errors.put(row.get("method").asString(), error);
        assertTrue(error < most.get(row.get("method").asString()), row::toString);
        assertTrue(row.get("milliseconds").doubleValue() > 0);
        assertTrue(row.get("unknowns").longValue() > 0);
        assertEquals("", row.get("remark").asString());
      }
      assertEquals(most.keySet(), errors.keySet());
    }
  }

  @Test
  void whatIsLostIsSaid() {
    List<String> lines =
        Execution.of("compare", "--case=quartic:gamma=200", "--methods=spectral,finite-difference")
            .succeeded()
            .out()
            .lines()
            .toList();
    assertEquals("quartic, gamma = 200, theta = 1, dimension = 1", lines.get(0));
    assertTrue(lines.get(2).matches("  spectral +(0e\\+00|\\de-1\\d) .*"), lines.get(2));
    assertTrue(lines.get(3).endsWith("  lambda_1 lost"), lines.get(3));
    lines.forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void aMethodThatFailsSaysWhy() {
    String[] command = {
      "compare", "--case=quadratic:dimension=2,theta=0.5", "--methods=spectral,hermite"
    };
    String text = Execution.of(command).succeeded().out();
    assertTrue(
        text.contains("\n  hermite            failed: dimension = 2: hermite needs dimension 1\n"),
        text);
    JsonNode rows =
        Execution.of(command[0], command[1], command[2], "--json")
            .json()
            .get("cases")
            .get(0)
            .get("methods");
    assertTrue(rows.get(0).get("errorD").isNull() && rows.get(0).get("unknowns").isNumber());
    assertTrue(rows.get(1).get("errorD").isNull() && rows.get(1).get("unknowns").isNull());
    assertTrue(rows.get(1).get("remark").asString().contains("needs dimension 1"));
  }

  @Test
  void quietPrintsNothing() {
    assertEquals(
        "",
        Execution.of("compare", "--case=quadratic", "--methods=quadrature", "-q")
            .succeeded()
            .out());
  }
}
