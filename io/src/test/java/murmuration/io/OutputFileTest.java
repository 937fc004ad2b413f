package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void aFileAppearsWithItsContent() throws IOException {
    Path path = folder.resolve("new.h5");
    new OutputFile("file", path, false).write(file -> file.putAttribute("n", 1));

    assertEquals(1, FileSummary.read(path).attributes().get("n"));
    assertEquals(List.of("new.h5"), names());
  }

  @Test
  void nothingAppearsBeforeItIsWritten() throws IOException {
    new OutputFile("file", folder.resolve("new.h5"), false);
    assertEquals(List.of(), names());
  }

  @Test
  void nothingIsLeftWhenWritingFails() throws IOException {
    Path path = folder.resolve("new.h5");
    OutputFile output = new OutputFile("file", path, false);

    OutputException error =
        assertThrows(
            OutputException.class,
            () ->
                output.write(
                    file -> {
                      file.putDataset("x", new double[100_000]);
                      throw new IllegalStateException("power cut");
                    }));
    assertEquals("output file " + path + ": cannot be written: power cut", error.getMessage());
    assertEquals(List.of(), names());
  }

  @Test
  void nothingIsLeftWhenMemoryRunsOut() throws IOException {
    OutputFile output = new OutputFile("file", folder.resolve("new.h5"), false);
    assertThrows(
        OutOfMemoryError.class,
        () ->
            output.write(
                file -> {
                  throw new OutOfMemoryError();
                }));
    assertEquals(List.of(), names());
  }

  @Test
  void anOldFileStaysWhenWritingFails() throws IOException {
    Path path = Files.writeString(folder.resolve("old.h5"), "old");
    OutputFile output = new OutputFile("file", path, true);
    assertThrows(
        OutputException.class,
        () ->
            output.write(
                file -> {
                  throw new IllegalStateException("power cut");
                }));
    assertEquals("old", Files.readString(path));
    assertEquals(List.of("old.h5"), names());
  }

  @Test
  void anOldFileIsReplacedOnlyWhenAsked() throws IOException {
    Path path = Files.writeString(folder.resolve("old.h5"), "old");

    assertEquals(" = " + path + ": exists already; --force overwrites it", refusal(path, false));
    assertEquals("old", Files.readString(path));

    new OutputFile("file", path, true).write(file -> file.putAttribute("n", 2));
    assertEquals(2, FileSummary.read(path).attributes().get("n"));
  }

  @Test
  void aLinkStaysAndItsTargetIsWritten() throws IOException {
    Path target = Files.writeString(folder.resolve("target.h5"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.h5"), target.getFileName());
    new OutputFile("output", link, true).write(file -> file.putAttribute("title", "new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", FileSummary.read(target).attributes().get("title"));
    Path lost = Files.createSymbolicLink(folder.resolve("lost.h5"), Path.of("nowhere.h5"));
    InvalidValueException error =
        assertThrows(InvalidValueException.class, () -> new OutputFile("output", lost, true));
    assertTrue(error.getMessage().contains("is a link to a file that does not exist"));
  }

  @Test
  void aMissingFolderIsRefused() {
    Path path = folder.resolve("none/new.h5");
    assertEquals(
        " = " + path + ": there is no folder " + folder.resolve("none"), refusal(path, false));
  }

  @Test
  void aFolderIsNoFile() {
    assertEquals(" = " + folder + ": is a folder; a file name is needed", refusal(folder, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void aPathWithoutAFileNameIsRefused(Path path) {
    assertTrue(refusal(path, true).endsWith("a file name is needed"));
  }

  @Test
  void aFolderBelowAFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertTrue(refusal(file.resolve("new.h5"), false).contains("there is no folder"));
  }

  @Test
  void aNameThatTheFileSystemDoesNotTakeIsRefusedBeforehand() throws IOException {
    Path path = folder.resolve("a".repeat(300) + ".h5");
    assertTrue(refusal(path, false).contains("cannot be created"));
    assertEquals(List.of(), names());
  }

  private static String refusal(Path path, boolean overwrite) {
    InvalidValueException error =
        assertThrows(InvalidValueException.class, () -> new OutputFile("file", path, overwrite));
    assertEquals("file", error.key());
    return error.getMessage();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
