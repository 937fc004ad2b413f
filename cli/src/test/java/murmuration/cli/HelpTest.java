package murmuration.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import murmuration.io.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @Test
  void theProgramListsItsCommandsAndExitCodes() {
    String help = help("--help");
    for (String command :
        new String[] {"coefficients", "compare", "run", "limit", "validate", "info"}) {
      assertTrue(help.contains("\n  " + command + " "), help);
    }
    assertTrue(help.contains("Exit codes: 0 done, 1 failed, 2 wrong usage or scenario, 130"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"coefficients", "compare", "run", "limit", "validate", "info"})
  void everyCommandHasTheCommonOptionsAndAnExample(String command) {
    String help = help(command, "--help");
    for (String option : new String[] {"--json", "--quiet", "--verbose"}) {
      assertTrue(help.contains(option + " "), option + help);
    }
    boolean writes = command.equals("run") || command.equals("coefficients");
    assertEquals(writes, help.contains("--force "), help);
    boolean computes = !command.equals("info");
    assertEquals(computes, help.contains("--threads="), help);
    assertTrue(help.contains("--help") && help.contains("--version"), help);
    assertTrue(help.contains("\n  murmuration " + command + " "), help);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--potential=",
        "--gamma=",
        "--delta=",
        "--a=",
        "--b=",
        "--expression=",
        "--theta=",
        "--dimension=",
        "--method=",
        "--modes=",
        "--half-width=",
        "--degree=",
        "--elements=",
        "--quadrature=",
        "--points=",
        "--size=",
        "--scale=",
        "--particles=",
        "--duration=",
        "--step=",
        "--seed=",
        "--sweep=",
        "--output="
      })
  void coefficientsHasTheOptionsOfTheContract(String option) {
    String help = help("coefficients", "--help").replace("  -o, ", "      ");
    assertTrue(help.contains("\n      " + option), option);
  }

  @Test
  void coefficientsNamesAllMethods() {
    String help = help("coefficients", "--help");
    Methods.names().forEach(method -> assertTrue(help.contains(method), method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "coefficients", "compare", "run", "limit", "validate", "info"})
  void everyCommandKnowsItsVersion(String command) {
    String[] args = command.isEmpty() ? new String[] {"-V"} : new String[] {command, "--version"};
    assertEquals("murmuration " + Version.text(), Execution.of(args).succeeded().out().strip());
  }

  @Test
  void optionsThatChangeNothingAreTakenAllTheSame() {
    for (String command : new String[] {"compare", "limit", "validate", "info"}) {
      Execution.of(command, "--force", "--threads", "2", "--help").succeeded();
    }
  }

  @Test
  void threadsAreExplainedWhereTheyMatter() {
    assertTrue(help("compare", "--help").contains("the particles of green-kubo"));
    assertTrue(help("help", "figures").contains("the parameters of each figure"));
    assertTrue(help("run", "--help").contains("several epsilon"));
    assertFalse(help("plot", "--help").contains("--threads"));
  }

  @Test
  void runSaysHowToGoOn() {
    String help = help("run", "--help");
    assertTrue(help.contains("--resume ") && help.contains("NAME.journal"), help);
  }

  private static String help(String... args) {
    String help = Execution.of(args).succeeded().out();
    help.lines().forEach(line -> assertTrue(line.length() <= 80, line));
    return help;
  }
}
