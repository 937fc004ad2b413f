package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Programs of others that read output files. A test whose program is missing is skipped, or fails
 * with {@code MURMURATION_REQUIRE_READERS=1} in the environment.
 */
final class OtherReaders {
  private OtherReaders() {}

  /** A Python that can import the modules. */
  static String python(String... modules) throws IOException, InterruptedException {
    String imports = "import " + String.join(", ", modules);
    for (String python : List.of("python3", "/usr/bin/python3")) {
      if (runs(python, "-c", imports)) {
        return python;
      }
    }
    return missing("Python with " + String.join(" and ", modules));
  }

  /** The same name, when there is such a program. */
  static String program(String name) throws IOException, InterruptedException {
    return runs("sh", "-c", "command -v " + name) ? name : missing(name);
  }

  /** What a program prints on standard output; it must succeed. */
  static String output(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> String.join(" ", command) + " failed:\n" + text);
    return text;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static String missing(String what) {
    String message = what + " is not installed; .ci/run names the Debian packages";
    if ("1".equals(System.getenv("MURMURATION_REQUIRE_READERS"))) {
      return fail(message);
    }
    return abort(message);
  }
}
