package murmuration.io;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A file that appears whole or not at all: it is written under another name in the same folder,
 * forced to the disk and then renamed.
 */
public final class OutputFile {
  private static final String SUFFIX = ".partial";

  private final Path path;

  /**
   * Checks, before anything is computed, that the file can be written.
   *
   * @param key where the name was given, for error messages
   * @param overwrite whether an existing file may be replaced
   * @throws InvalidValueException when it cannot, saying why
   */
  public OutputFile(String key, Path path, boolean overwrite) {
    this.path = target(key, path);
    if (path.getFileName() == null || path.toString().isBlank()) {
      throw new InvalidValueException(key, path, "a file name is needed");
    }
    Path folder = folder();
    if (!Files.isDirectory(folder)) {
      throw new InvalidValueException(key, path, "there is no folder " + folder);
    }
    if (Files.isDirectory(path)) {
      throw new InvalidValueException(key, path, "is a folder; a file name is needed");
    }
    if (!overwrite && Files.exists(path)) {
      throw new InvalidValueException(key, path, "exists already; --force overwrites it");
    }
    if (!Files.isWritable(folder)) {
      throw new InvalidValueException(key, path, "the folder " + folder + " is not writable");
    }
    try {
      deleteLeftovers();
      Files.deleteIfExists(partial());
      Files.delete(Files.createFile(partial()));
    } catch (IOException e) {
      throw new InvalidValueException(key, path, "cannot be created in the folder " + folder);
    }
  }

  /** A name that people gave to something, in letters that are fit for a file everywhere. */
  public static String plainName(String name) {
    return name.strip().replaceAll("[^A-Za-z0-9._-]+", "-");
  }

  /**
   * Makes a folder for output files where there is none.
   *
   * @param key where the name was given, for error messages
   * @throws InvalidValueException when it cannot be made
   */
  public static void makeFolder(String key, Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidValueException(key, folder, "is no folder and cannot be made one");
    }
  }

  /**
   * Checks that an output file is not one of those that the work reads, under any name or link.
   *
   * @param key where the name was given, for error messages
   * @throws InvalidValueException when it is
   */
  public static void checkDistinct(String key, Path path, Path input) {
    if (same(path, input)) {
      throw new InvalidValueException(
          key, path, "is the input " + input + " itself; another name is needed");
    }
  }

  /** Whether two names are of one file that exists. */
  static boolean same(Path one, Path other) {
    try {
      return Files.isSameFile(one, other) && Files.exists(one);
    } catch (IOException e) {
      return false;
    }
  }

  /** What a symbolic link points to is what is to be written. */
  private static Path target(String key, Path path) {
    if (!Files.isSymbolicLink(path)) {
      return path;
    }
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new InvalidValueException(key, path, "is a link to a file that does not exist");
    }
  }

  /** Where the file goes. */
  public Path path() {
    return path;
  }

  /**
   * Writes an HDF5 file.
   *
   * @param content puts groups, datasets and attributes
   * @throws OutputException when writing fails; no part of a file is left then
   */
  public void write(Consumer<WritableHdfFile> content) {
    replace(
        partial -> {
          try (WritableHdfFile file = HdfFile.write(partial)) {
            content.accept(file);
          }
        });
  }

  /**
   * Writes a file of any other kind.
   *
   * @param content writes all bytes
   * @throws OutputException when writing fails; no part of a file is left then
   */
  public void writeBytes(Content<OutputStream> content) {
    replace(
        partial -> {
          try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(partial))) {
            content.put(stream);
          }
        });
  }

  /**
   * Writes a file that is complete in memory.
   *
   * @param content all its bytes
   * @throws OutputException when writing fails; no part of a file is left then
   */
  public void write(byte[] content) {
    writeBytes(stream -> stream.write(content));
  }

  /** What fills a file. */
  @FunctionalInterface
  public interface Content<T> {
    /** Writes to the file. */
    void put(T file) throws IOException;
  }

  private void replace(Content<Path> content) {
    Path partial = partial();
    try {
      Files.deleteIfExists(partial);
      // For work that Ctrl-C ends at once.
      partial.toFile().deleteOnExit();
      content.put(partial);
      force(partial);
      Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
      force(folder());
    } catch (IOException | RuntimeException e) {
      throw new OutputException("output file " + path + ": cannot be written: " + reason(e), e);
    } finally {
      delete(partial);
    }
  }

  private Path partial() {
    return folder().resolve(prefix() + ProcessHandle.current().pid() + SUFFIX);
  }

  private String prefix() {
    return "." + path.getFileName() + ".";
  }

  /** What processes that were killed have left. */
  private void deleteLeftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(prefix()) && name.endsWith(SUFFIX)) {
          String process = name.substring(prefix().length(), name.length() - SUFFIX.length());
          boolean dead =
              process.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(process)).isEmpty();
          if (dead) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  private Path folder() {
    return path.toAbsolutePath().getParent();
  }

  /** The library only says that there was an exception, and the operating system which. */
  private static String reason(Throwable error) {
    Throwable reason = error;
    while (reason.getCause() != null) {
      reason = reason.getCause();
    }
    return reason.getMessage();
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void delete(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException ignored) {
      // The first failure is the one to report.
    }
  }
}
