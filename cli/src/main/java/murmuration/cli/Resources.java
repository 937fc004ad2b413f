package murmuration.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with the program. */
final class Resources {
  private Resources() {}

  /**
   * A text.
   *
   * @param path below the package, such as {@code topics/space.txt}
   */
  static String text(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
