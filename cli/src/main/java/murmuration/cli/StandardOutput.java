package murmuration.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/** Standard output that remembers why it could not be written, of which its writer says nothing. */
final class StandardOutput extends OutputStream {
  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private IOException failure;

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int start, int length) throws IOException {
    try {
      stream.write(bytes, start, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /** The last failure, other than that a reader such as {@code head} has seen enough. */
  Optional<IOException> failure() {
    return Optional.ofNullable(failure).filter(e -> !closedPipe(e));
  }

  private static boolean closedPipe(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
