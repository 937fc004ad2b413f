package murmuration.plots;

import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Pictures one after the other, over and over, as an animated GIF. */
public final class Animation {
  private static final String NATIVE = "javax_imageio_gif_image_1.0";

  private static final double SLOWEST = 2;
  private static final double LEAST_SECONDS = 4;

  private final int frames;
  private final IntFunction<Picture> picture;

  Animation(int frames, IntFunction<Picture> picture) {
    this.frames = frames;
    this.picture = picture;
  }

  /** The number of frames. */
  public int frames() {
    return frames;
  }

  /**
   * Draws and writes one frame after the other.
   *
   * @param stream where the GIF goes; stays open
   * @param rate frames a second, at most 50; fewer when there are so few frames that all would be
   *     over in less than four seconds; the last one stays for a second
   * @param proceed is told the number of each frame before it is drawn; false ends the animation
   *     there
   * @throws IOException when writing fails
   */
  public void write(OutputStream stream, double rate, IntPredicate proceed) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    double slowed = Math.min(rate, Math.max(SLOWEST, frames / LEAST_SECONDS));
    int delay = Math.max(2, (int) Math.round(100 / slowed));
    try (ImageOutputStream output = ImageIO.createImageOutputStream(stream)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (int frame = 0; frame < frames && proceed.test(frame); frame++) {
        RenderedImage image = picture.apply(frame).image();
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        describe(metadata, frame == frames - 1 ? Math.max(100, delay) : delay, frame == 0);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  /** Sets how long a frame is shown, in hundredths of a second, and that all begins anew. */
  private static void describe(IIOMetadata metadata, int delay, boolean first) throws IOException {
    IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(NATIVE);
    IIOMetadataNode control =
        (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("delayTime", String.valueOf(delay));
    control.setAttribute("disposalMethod", "none");
    if (first) {
      IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
      extension.setAttribute("applicationID", "NETSCAPE");
      extension.setAttribute("authenticationCode", "2.0");
      extension.setUserObject(new byte[] {1, 0, 0});
      IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
      extensions.appendChild(extension);
      root.appendChild(extensions);
    }
    metadata.setFromTree(NATIVE, root);
  }
}
