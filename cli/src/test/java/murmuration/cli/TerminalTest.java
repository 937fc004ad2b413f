package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Colours and columns: what a terminal gets, and what files and pipes get. */
class TerminalTest {
  private static final String ESCAPE = "\u001b";
  private static final String RING =
      """
      name: small
      velocity: {potential: quartic, gamma: 1.0}
      space: {lower: 0, upper: 6.283185307179586, cells: 16}
      interaction: {potential: cosine, wavenumber: 1}
      initial: {density: "1 + 0.5*cos(x)", mass: 1}
      macro: {end-time: 0.02, output-every: 0.01}
      kinetic: {epsilon: [1e-1, 1e-2], modes: 6, accuracy: 1e-3}
      output: {file: "%s"}
      """;
  private static final String LONG = "v^4/4" + " + 0.001*v^2*cos(v)^2".repeat(5);

  @TempDir private Path folder;

  @AfterEach
  void onNoTerminal() {
    System.clearProperty(Terminal.ERRORS);
    System.clearProperty(Terminal.OUTPUT);
  }

  static List<String> kinds() {
    String byHand = RING.replaceAll("(velocity|kinetic): .*\n", "");
    String plane = RING.replace("lower: 0", "lower: [0, 0]");
    plane = plane.replace("upper: 6.283185307179586, cells: 16", "upper: [6, 6], cells: [8, 8]");
    plane =
        plane
            .replace("cosine, wavenumber: 1", "gaussian, length: 1")
            .replace("modes: 6", "modes: 12");
    String both =
        "velocity: {potential: expression, expression: \"vx^4/4 + vy^4/3 + 0.123456789*vx*vy - vx/7 - vy/11\", dimension: 2}";
    String space =
        "coefficients: {D: [[1.123456789, 0.123456789, -0.0123456789], [0.123456789, 1, 1e-5], [-0.0123456789, 1e-5, 2]],"
            + " kappa: [[1.123456789, 0.123456789, -0.0123456789], [0.123456789, 1, 1e-5], [-0.0123456789, 1e-5, 2]],"
            + " velocity: [0.123456789123, -0.123456789123, 123.456789123]}\n";
    return List.of(
        RING,
        RING.replace(
            "modes: 6", "modes: auto, method: imex, velocities: {from: -1, to: 1, count: 9}"),
        RING.replace(
            "[1e-1, 1e-2]",
            "[0.1234, 0.02345, 0.03456, 0.04567, 0.05678, 0.06789, 0.07891, 0.08912, 0.09123]"),
        RING.replace(
            "potential: quartic", "potential: tilted, delta: 0.123456789, theta: 1.123456789"),
        RING.replaceAll(
            "velocity: .*", "velocity: {potential: expression, expression: \"" + LONG + "\"}"),
        RING.replace("cells: 16", "cells: 16, boundary: no-flux")
            .replace("cosine, wavenumber", "gaussian, length"),
        RING + "particles: {number: 300, epsilon: [0.123456, 0.1], positions: true}\n",
        plane,
        plane.replaceAll("kinetic: .*\n", "").replaceAll("velocity: .*", both),
        "coefficients: {D: 0.123456789123456, kappa: 1.123456789123456}\n" + byHand,
        space
            + byHand
                .replace(
                    "lower: 0, upper: 6.283185307179586, cells: 16",
                    "lower: [0, 0, 0], upper: [6, 6, 6], cells: [8, 8, 8]")
                .replace("cosine, wavenumber: 1", "gaussian, length: 1"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatPeopleReadFitsOnATerminal(String text) throws IOException {
    System.setProperty(Terminal.ERRORS, "true");
    Path output = folder.resolve("o.h5");
    String file = Files.writeString(folder.resolve("s.yaml"), text.formatted(output)).toString();
    assertFits("validate", file);
    assertFits("run", file);
    assertFits("info", output.toString());
    if (text.contains("kinetic:")) {
      assertFits("limit", file);
    }
  }

  @Test
  void coefficientsFit() {
    System.setProperty(Terminal.ERRORS, "true");
    assertFits("coefficients", "--expression", LONG);
    assertFits(
        "coefficients", "--potential", "quartic", "--dimension", "3", "--gamma", "1.23456789");
    assertFits(
        "coefficients", "--expression", "vx^4/4 + vy^4/3 + vx*vy/7 - vx", "--dimension", "2");
    assertFits(
        "coefficients",
        "--potential",
        "tilted",
        "--delta",
        "1",
        "--sweep",
        "gamma=1:2:2",
        "--sweep",
        "theta=1:2:2");
    assertFits("coefficients", "--potential", "quartic", "--sweep", "gamma=-1:1:2");
    assertFits("coefficients", "--potential", "nosuch");
    assertFits("coefficients", "--potential", "quartic", "--method", "nosuch");
    assertFits(
        "compare",
        "--case",
        "quartic:gamma=1000",
        "--case",
        "power:a=4.123456,b=2.123456,gamma=1.123456,theta=1.123456",
        "--methods",
        "spectral,quadrature,hermite");
  }

  private void assertFits(String... args) {
    Execution done = Execution.of(args);
    plain(done.out() + done.err())
        .lines()
        .map(line -> line.replace(folder.toString(), ""))
        .forEach(line -> assertTrue(line.length() <= 80, String.join(" ", args) + "\n" + line));
  }

  @Test
  void aMessageIsOneLineForScriptsAndSeveralOnATerminal() {
    String message = Execution.of("coefficients", "--potential", "nosuch").failed(2);
    assertTrue(message.length() > 80, message);
    System.setProperty(Terminal.ERRORS, "true");
    String wrapped = Execution.of("coefficients", "--potential", "nosuch").err();
    wrapped = plain(wrapped);
    assertTrue(wrapped.replace("\n  ", " ").startsWith(message + "\n"), wrapped);
  }

  @Test
  void coloursAreForTerminals() {
    Map<String, String> usual = Map.of("TERM", "xterm");
    assertFalse(Terminal.colours(Terminal.OUTPUT, usual));
    System.setProperty(Terminal.OUTPUT, "true");
    assertTrue(Terminal.colours(Terminal.OUTPUT, usual));
    assertTrue(Terminal.colours(Terminal.OUTPUT, Map.of()));
    assertTrue(Terminal.colours(Terminal.OUTPUT, Map.of("NO_COLOR", "")));
    assertFalse(Terminal.colours(Terminal.OUTPUT, Map.of("NO_COLOR", "1", "TERM", "xterm")));
    assertFalse(Terminal.colours(Terminal.OUTPUT, Map.of("TERM", "dumb")));
    assertFalse(Terminal.colours(Terminal.ERRORS, usual));
  }

  @Test
  void messagesHaveAColouredName() {
    System.setProperty(Terminal.ERRORS, "true");
    boolean colours = Terminal.colours(Terminal.ERRORS, System.getenv());
    StringWriter text = new StringWriter();
    Terminal.error(new PrintWriter(text, true), "wrong");
    Terminal.warning(new PrintWriter(text, true), "odd");
    assertEquals("murmuration: wrong\nmurmuration: warning: odd\n", plain(text.toString()));
    assertEquals(colours, text.toString().contains(ESCAPE + "[31m"));
    assertEquals(colours, text.toString().contains(ESCAPE + "[33m"));
    assertFalse(Execution.of("help").out().contains(ESCAPE));
  }

  @Test
  void headingsAndVerdictsAreColouredAndJsonIsNot() throws IOException {
    System.setProperty(Terminal.OUTPUT, "true");
    boolean colours = Terminal.colours(Terminal.OUTPUT, System.getenv());
    String file = Files.writeString(folder.resolve("s.yaml"), RING.formatted("o.h5")).toString();
    for (String[] args :
        new String[][] {{"help"}, {"run", "--help"}, {"help", "run"}, {"limit", file}}) {
      String out = Execution.of(args).out();
      assertEquals(colours, out.contains(ESCAPE), out);
      plain(out).lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
    assertFalse(Execution.of("limit", file, "--json").out().contains(ESCAPE));
    assertFalse(Execution.of("run", "nosuch.yaml").err().contains(ESCAPE));
  }

  private static String plain(String text) {
    return text.replaceAll(ESCAPE + "\\[[0-9;]*m", "");
  }
}
