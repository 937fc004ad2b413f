package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** limit --cross-check. */
class CrossCheckTest {
  @TempDir private Path folder;
  private String small;

  @BeforeEach
  void writeScenario() throws IOException {
    small =
        Small.scenario(folder.resolve("small.h5"))
            .replace("end-time: 0.1", "end-time: 0.05")
            .replace("[1e-1, 1e-2], modes: 8", "[1e-3, 1, 1e-4], modes: 16, verify: false");
  }

  private String write(String text) throws IOException {
    return Files.writeString(folder.resolve("small.yaml"), text).toString();
  }

  @Test
  void distancesAndOrdersAreShownBelowTheVerdict() throws IOException {
    String file = write(small);
    List<String> plain = Execution.of("limit", file).succeeded().out().lines().toList();
    List<String> lines =
        Execution.of("limit", file, "--cross-check").succeeded().out().lines().toList();
    int first = plain.size();
    assertEquals(plain, lines.subList(0, first));
    assertEquals(
        "cross-check on grids in r and v: distance to rho_epsilon, relative, L2", lines.get(first));
    assertEquals(
        "epsilon cells r x v steps distance order",
        lines.get(first + 1).strip().replaceAll(" +", " "));
    assertTrue(
        lines.get(first + 2).matches(" {2}1 +128 x 256 +6 +[0-9.]+e-0[0-9]"), lines.get(first + 2));
    assertTrue(
        lines.get(first + 4).matches(" +512 x 1024 +24 +[0-9.]+e-0[0-9] +[12]\\.[0-9]{2}"),
        lines.get(first + 4));
    assertTrue(
        lines.get(first + 5).matches(" +extrapolated +[0-9.]+e-[01][0-9]"), lines.get(first + 5));
    assertEquals(
        "  left out: epsilon below 0.01, where it takes too many steps: 0.001, 1e-4",
        lines.get(first + 6));
    assertEquals(first + 7, lines.size());
    lines.subList(first, lines.size()).forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void jsonHasAnObjectForEachEpsilon() throws IOException {
    String file = write(small);
    assertFalse(Execution.of("limit", file, "--json").json().has("crossCheck"));
    JsonNode node = Execution.of("limit", file, "--json", "--cross-check").json();
    assertEquals(3, node.get("epsilon").size());
    assertEquals(1, node.get("crossCheck").size());
    JsonNode check = node.get("crossCheck").get(0);
    assertEquals(
        List.of(
            "cells", "distance", "epsilon", "extrapolatedDistance", "order", "steps", "velocities"),
        Execution.keys(check));
    assertEquals(1, check.get("epsilon").doubleValue());
    assertEquals("[128,256,512]", check.get("cells").toString());
    assertEquals("[256,512,1024]", check.get("velocities").toString());
    assertEquals("[6,12,24]", check.get("steps").toString());
    List<Double> distance = Execution.numbers(check.get("distance"));
    assertTrue(distance.get(2) < 1e-5, distance::toString);
    assertTrue(check.get("extrapolatedDistance").doubleValue() < distance.get(2));
    assertEquals(
        Math.log(distance.get(1) / distance.get(2)) / Math.log(2),
        check.get("order").get(1).doubleValue(),
        1e-12);
    assertEquals(
        check,
        Execution.of("limit", file, "--json", "--cross-check", "--threads", "1")
            .json()
            .get("crossCheck")
            .get(0));
  }

  @Test
  void whereEveryEpsilonIsSmallThereIsNoTable() throws IOException {
    String file = write(small.replace("[1e-3, 1, 1e-4]", "1e-3"));
    String text = Execution.of("limit", file, "--cross-check").succeeded().out();
    assertTrue(text.endsWith("too many steps: 0.001\n"), text);
    assertFalse(text.contains("cells r x v"), text);
    JsonNode node = Execution.of("limit", file, "--json", "--cross-check").json();
    assertEquals("[]", node.get("crossCheck").toString());
  }

  @Test
  void boxesInThePlaneAreRefused() {
    String file = "../examples/scenarios/planar-limit.yaml";
    String message = Execution.of("limit", file, "--cross-check").failed(2);
    assertEquals(
        "murmuration: --cross-check: works in one space dimension, the box of " + file + " has 2",
        message);
  }

  @Tag("slow")
  @Test
  void theWorkedExampleIsConfirmedToTheFifthDigit() {
    JsonNode node =
        Execution.of("limit", "../examples/scenarios/worked-limit.yaml", "--json", "--cross-check")
            .json();
    assertEquals(2, node.get("crossCheck").size());
    for (JsonNode check : node.get("crossCheck")) {
      assertTrue(check.get("distance").get(2).doubleValue() < 1e-5, check::toString);
      assertEquals(2, check.get("order").get(1).doubleValue(), 0.15);
      assertTrue(check.get("extrapolatedDistance").doubleValue() < 2e-6, check::toString);
    }
  }
}
