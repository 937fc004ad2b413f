package murmuration.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Executes command lines one after the other, until one fails. */
final class ExampleLines {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private ExampleLines() {}

  /**
   * Executes.
   *
   * @param lines each begins with the name of the program
   */
  public static void main(String[] lines) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    for (String line : lines) {
      StringWriter said = new StringWriter();
      PrintWriter all = new PrintWriter(said, true);
      List<String> words = words(line);
      int code = Main.execute(all, all, words.subList(1, words.size()).toArray(String[]::new));
      if (code != 0) {
        err.println(line + "\nexit code " + code + "\n" + said);
        System.exit(1);
      }
      for (String printed : said.toString().lines().toList()) {
        // JSON and scripts are for programs.
        if (printed.length() > 80 && !line.contains("--json") && !line.contains("completion")) {
          err.println(line + "\nprints more than 80 columns\n" + printed);
          System.exit(1);
        }
      }
    }
    System.exit(0);
  }

  /** As a shell splits a line. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      words.add(word.group(1) == null ? word.group(2) : word.group(1));
    }
    return words;
  }
}
