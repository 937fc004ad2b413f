package murmuration.plots;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The DejaVu Sans fonts, which have all symbols and come with the program: pictures look the same
 * everywhere, also on machines without fonts.
 */
final class Fonts {
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
  private static final String CONFIGURATION = "sun.awt.fontconfig";

  static {
    withoutFontconfig();
  }

  private static final Font REGULAR = load("DejaVuSans.ttf");
  private static final Font BOLD = load("DejaVuSans-Bold.ttf");

  private Fonts() {}

  static Font regular(double size) {
    return REGULAR.deriveFont((float) size);
  }

  static Font bold(double size) {
    return BOLD.deriveFont((float) size);
  }

  /**
   * Java asks the library fontconfig for the fonts of the machine, and draws no text at all where
   * that is missing, unless a file describes them. An empty description does, for no font of the
   * machine is used.
   */
  private static void withoutFontconfig() {
    if (System.getProperty(CONFIGURATION) != null) {
      return;
    }
    try {
      Path file = Files.createTempFile("murmuration", ".properties");
      file.toFile().deleteOnExit();
      Files.writeString(file, "version=1\nsequence.allfonts=default\n");
      System.setProperty(CONFIGURATION, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a description of fonts: " + e.getMessage(), e);
    }
  }

  private static Font load(String name) {
    try (InputStream data = Fonts.class.getResourceAsStream(FOLDER + name)) {
      return Font.createFont(Font.TRUETYPE_FONT, data);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the font " + name, e);
    } catch (FontFormatException e) {
      throw new IllegalStateException("cannot use the font " + name, e);
    }
  }
}
