package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal gives back, whatever happened to its end. */
class JournalFileTest {
  private static final int NAME = 8;
  // Kind, length and check sum.
  private static final int AROUND = 4 + 8 + 8;

  /** A record as it was written or found. */
  private record Entry(int kind, List<Byte> content) {
    static Entry of(int kind, byte... content) {
      List<Byte> bytes = new ArrayList<>();
      for (byte one : content) {
        bytes.add(one);
      }
      return new Entry(kind, bytes);
    }
  }

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void nameFile() {
    path = folder.resolve("run.h5.journal");
  }

  /** Opens the file and gives what is in it. */
  private List<Entry> reopened() throws IOException {
    List<Entry> found = new ArrayList<>();
    JournalFile.open(path, false, collecting(found)).close();
    return found;
  }

  private List<Entry> read() throws IOException {
    List<Entry> found = new ArrayList<>();
    JournalFile.read(path, collecting(found));
    return found;
  }

  private static JournalFile.Visitor collecting(List<Entry> found) {
    return (file, kind, position, length) ->
        found.add(Entry.of(kind, file.bytes(position, (int) length)));
  }

  private static JournalFile.Visitor nothing() {
    return (file, kind, position, length) -> {
      throw new AssertionError("no record was expected");
    };
  }

  /** Five records of various lengths, none among them. */
  private List<Entry> writeSome() throws IOException {
    Random random = new Random(1);
    List<Entry> entries = new ArrayList<>();
    try (JournalFile file = JournalFile.open(path, true, nothing())) {
      for (int length : new int[] {7, 0, 16, 1, 24}) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        file.append(length, content);
        entries.add(Entry.of(length, content));
      }
    }
    return entries;
  }

  /** How many of the records end within the first {@code length} bytes. */
  private static int whole(List<Entry> entries, int length) {
    int end = NAME;
    int count = 0;
    for (Entry entry : entries) {
      end += AROUND + entry.content().size();
      count += end <= length ? 1 : 0;
    }
    return count;
  }

  @Test
  void recordsComeBackInTheirOrder() throws IOException {
    List<Entry> entries = writeSome();
    assertEquals(entries, reopened());
    assertEquals(entries, read());
    assertTrue(JournalFile.recognises(path));
  }

  /** Longer than the block through which they pass, and with every bit pattern. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 131_068, 131_069, 131_070, 131_071, 131_072, 300_001})
  void numbersKeepEveryBit(int count) throws IOException {
    Random random = new Random(count);
    double[] head = {Double.NaN, -0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY};
    double[] values =
        IntStream.range(0, count)
            .mapToDouble(i -> Double.longBitsToDouble(random.nextLong()))
            .toArray();
    try (JournalFile file = JournalFile.open(path, true, nothing())) {
      long position = file.append(3, head, values);
      file.append(4, new byte[] {1, 2, 3});
      assertBits(values, file.numbers(position + 8L * head.length, count));
    }
    List<double[]> found = new ArrayList<>();
    JournalFile.open(
            path,
            false,
            (file, kind, position, length) -> {
              if (kind == 3) {
                found.add(file.numbers(position, (int) (length / 8)));
              } else {
                assertArrayEquals(new byte[] {1, 2, 3}, file.bytes(position, (int) length));
              }
            })
        .close();
    assertBits(head, Arrays.copyOf(found.get(0), head.length));
    assertBits(values, Arrays.copyOfRange(found.get(0), head.length, head.length + count));
  }

  private static void assertBits(double[] expected, double[] actual) {
    assertArrayEquals(
        Arrays.stream(expected).mapToLong(Double::doubleToRawLongBits).toArray(),
        Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray());
  }

  /** The form that docs/file-format.md describes, for an example. */
  @Test
  void theBytesAreThoseOfTheDescription() throws IOException {
    try (JournalFile file = JournalFile.open(path, true, nothing())) {
      file.append(2, new double[] {1}, new double[] {2.5});
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(NAME + AROUND + 16, bytes.limit());
    byte[] name = new byte[NAME];
    bytes.get(name);
    assertEquals("MMJRNL01", new String(name, StandardCharsets.US_ASCII));
    assertEquals(2, bytes.getInt());
    assertEquals(16, bytes.getLong());
    assertEquals(1, bytes.getDouble());
    assertEquals(2.5, bytes.getDouble());
    assertEquals(castagnoli(Files.readAllBytes(path), NAME, NAME + 12 + 16), bytes.getLong());
  }

  /** CRC-32C bit by bit. */
  private static long castagnoli(byte[] bytes, int from, int to) {
    int sum = ~0;
    for (int i = from; i < to; i++) {
      sum ^= bytes[i] & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum >>> 1) ^ ((sum & 1) * 0x82f63b78);
      }
    }
    return Integer.toUnsignedLong(~sum);
  }

  @Test
  void whereverItIsCutOffTheRecordsBeforeStayAndItGoesOn() throws IOException {
    List<Entry> entries = writeSome();
    byte[] bytes = Files.readAllBytes(path);
    for (int length = 0; length <= bytes.length; length++) {
      assertGoesOn(Arrays.copyOf(bytes, length), entries.subList(0, whole(entries, length)));
    }
  }

  @Test
  void whateverByteIsDamagedTheRecordsBeforeStayAndItGoesOn() throws IOException {
    List<Entry> entries = writeSome();
    byte[] bytes = Files.readAllBytes(path);
    Random random = new Random(2);
    for (int at = NAME; at < bytes.length; at++) {
      for (int change : new int[] {1 << random.nextInt(8), 1 + random.nextInt(255)}) {
        byte[] damaged = bytes.clone();
        damaged[at] ^= (byte) change;
        assertGoesOn(damaged, entries.subList(0, whole(entries, at)));
      }
    }
  }

  /** As a disk leaves it whose last blocks were never written. */
  @Test
  void zerosOrGarbageAfterTheLastRecordAreCutOff() throws IOException {
    List<Entry> entries = writeSome();
    byte[] bytes = Files.readAllBytes(path);
    Random random = new Random(3);
    for (int more = 1; more < 100; more++) {
      byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
      assertGoesOn(longer, entries);
      byte[] garbage = new byte[more];
      random.nextBytes(garbage);
      System.arraycopy(garbage, 0, longer, bytes.length, more);
      assertGoesOn(longer, entries);
    }
  }

  /** Without changing the file when only read; the next record stands where the damage began. */
  private void assertGoesOn(byte[] bytes, List<Entry> expected) throws IOException {
    Files.write(path, bytes);
    assertEquals(expected, read());
    assertArrayEquals(bytes, Files.readAllBytes(path));
    byte[] content = {5, 6};
    List<Entry> found = new ArrayList<>();
    try (JournalFile file = JournalFile.open(path, false, collecting(found))) {
      assertEquals(expected, found);
      file.append(9, content);
    }
    List<Entry> longer = new ArrayList<>(expected);
    longer.add(Entry.of(9, content));
    assertEquals(longer, reopened());
    int length = longer.stream().mapToInt(entry -> AROUND + entry.content().size()).sum();
    assertEquals(NAME + length, Files.size(path));
  }

  @Test
  void recordsAfterADamagedOneDoNotComeBack() throws IOException {
    List<Entry> entries = writeSome();
    byte[] bytes = Files.readAllBytes(path);
    byte[] damaged = bytes.clone();
    damaged[NAME + 12] ^= 1;
    Files.write(path, damaged);
    try (JournalFile file = JournalFile.open(path, false, nothing())) {
      file.append(7, Arrays.copyOfRange(bytes, NAME + 12, NAME + 12 + 7));
    }
    assertEquals(entries.subList(0, 1), reopened());
  }

  @Test
  void aForeignFileIsRefusedAndLeftAlone() throws IOException {
    for (String text : List.of("hello", "MMJRNL02", "name: swarm\n", "\u0000")) {
      Files.writeString(path, text);
      for (boolean fresh : new boolean[] {false, true}) {
        IOException error =
            assertThrows(IOException.class, () -> JournalFile.open(path, fresh, nothing()));
        assertEquals("not a journal of this program", error.getMessage());
      }
      assertThrows(IOException.class, () -> JournalFile.read(path, nothing()));
      assertFalse(JournalFile.recognises(path));
      assertEquals(text, Files.readString(path));
    }
  }

  @Test
  void anEmptyFileIsAJournalThatWasJustBegun() throws IOException {
    Files.createFile(path);
    assertFalse(JournalFile.recognises(path));
    assertEquals(List.of(), read());
    assertEquals(List.of(), reopened());
    assertTrue(JournalFile.recognises(path));
  }

  @Test
  void recognisesNeedsAFile() throws IOException {
    assertFalse(JournalFile.recognises(path));
    assertFalse(JournalFile.recognises(folder));
    assertThrows(NoSuchFileException.class, () -> JournalFile.read(path, nothing()));
  }

  @Test
  void beginningAnewForgetsTheRecords() throws IOException {
    writeSome();
    JournalFile.open(path, true, nothing()).close();
    assertEquals(List.of(), reopened());
    assertEquals(NAME, Files.size(path));
  }

  /** What the visitor cannot use is an error, and the file is closed then. */
  @Test
  void anErrorOfTheVisitorLeavesNothingLocked() throws IOException {
    List<Entry> entries = writeSome();
    assertThrows(
        IllegalStateException.class,
        () ->
            JournalFile.open(
                path,
                false,
                (file, kind, position, length) -> {
                  throw new IllegalStateException();
                }));
    assertEquals(entries, reopened());
  }

  @Test
  void onlyOneHasItOpen() throws Exception {
    List<Entry> entries = writeSome();
    try (JournalFile file = JournalFile.open(path, false, (f, kind, position, length) -> {})) {
      assertEquals(path, file.path());
      assertEquals("locked", inAnotherProcess());
      assertThrows(
          JournalFile.LockedException.class, () -> JournalFile.open(path, true, nothing()));
    }
    assertEquals(entries, reopened());
    assertEquals("open", inAnotherProcess());
  }

  private String inAnotherProcess() throws IOException, InterruptedException {
    return OtherReaders.output(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            JournalFileTest.class.getName(),
            path.toString())
        .strip();
  }

  /** Tries to open a file and says how that went. */
  public static void main(String[] arguments) throws IOException {
    try {
      JournalFile.open(Path.of(arguments[0]), false, (file, kind, position, length) -> {}).close();
      System.out.println("open");
    } catch (JournalFile.LockedException e) {
      System.out.println("locked");
    }
  }
}
