package murmuration.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A file of records that only grows. After the eight bytes of its name there stand, little-endian,
 * for each record
 *
 * <pre>  kind (4 bytes), length of the content (8), content, CRC-32C of all these (8).</pre>
 *
 * <p>A process that is killed leaves at most the last record incomplete, which the next one to open
 * the file recognises and overwrites. The file is locked as long as it is open; on some systems
 * only until the virtual machine that has it open reads it in another way. Records are handed to
 * the operating system one by one and forced to the disk once a second. Thread-safe.
 */
final class JournalFile implements AutoCloseable {
  /** Told of the records of a file, in their order. */
  interface Visitor {
    void record(JournalFile file, int kind, long position, long length) throws IOException;
  }

  private static final long NAME = 0x3130_4c4e_524a_4d4dL; // "MMJRNL01"
  private static final int BEFORE = 12;
  private static final int AFTER = 8;
  private static final int BLOCK = 1 << 20;
  private static final long FORCE_NANOSECONDS = 1_000_000_000;

  private final Path path;
  private final FileChannel channel;
  private final ByteBuffer block = buffer(BLOCK);
  private long end;
  private boolean damaged;
  private long forced = System.nanoTime();

  private JournalFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Whether a file begins as a journal does. */
  static boolean recognises(Path path) throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer name = buffer(Long.BYTES);
      return channel.read(name, 0) == Long.BYTES && name.getLong(0) == NAME;
    }
  }

  /**
   * Opens a file, a new one if need be, and visits the records that are in it; what follows the
   * last complete one is cut off.
   *
   * @param fresh whether to forget the records instead
   * @throws LockedException when another process has it open
   * @throws IOException when it cannot be opened or is no journal
   */
  static JournalFile open(Path path, boolean fresh, Visitor visitor) throws IOException {
    FileChannel channel =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      lock(channel);
      if (!Files.exists(path)) {
        // The one that had it locked has deleted it meanwhile.
        throw new LockedException();
      }
      JournalFile journal = new JournalFile(path, channel);
      if (!journal.named() || fresh) {
        journal.clear();
      } else {
        journal.visit(visitor);
        channel.truncate(journal.end);
      }
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Visits the records of a file that may be in use, without changing it. */
  static void read(Path path, Visitor visitor) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      JournalFile journal = new JournalFile(path, channel);
      if (journal.named()) {
        journal.visit(visitor);
      }
    }
  }

  /** Another process has the file open. */
  static final class LockedException extends IOException {
    private static final long serialVersionUID = 1;

    LockedException() {
      super("another run is writing it");
    }
  }

  private static void lock(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new LockedException();
      }
    } catch (OverlappingFileLockException e) {
      throw (LockedException) new LockedException().initCause(e);
    }
  }

  /**
   * Whether the file begins as it should; a part of the name is what a process leaves that is
   * killed right at the start.
   */
  private boolean named() throws IOException {
    ByteBuffer found = buffer(Long.BYTES);
    boolean whole = read(found, 0);
    for (int i = 0; i < found.position(); i++) {
      if (found.get(i) != (byte) (NAME >>> (Byte.SIZE * i))) {
        throw new IOException("not a journal of this program");
      }
    }
    return whole;
  }

  /**
   * Whether a record that is complete was not as it was written, so that it and all after it do not
   * count.
   */
  boolean damaged() {
    return damaged;
  }

  /** Forgets all records. */
  synchronized void clear() throws IOException {
    channel.truncate(0);
    ByteBuffer name = buffer(Long.BYTES);
    name.putLong(0, NAME);
    end = write(name, 0);
  }

  private void visit(Visitor visitor) throws IOException {
    ByteBuffer head = buffer(BEFORE);
    end = Long.BYTES;
    long size = channel.size();
    while (end + BEFORE + AFTER <= size) {
      read(head.clear(), end);
      long length = head.getLong(Integer.BYTES);
      if (length > size - end - BEFORE - AFTER) {
        // Whoever wrote it was killed.
        return;
      }
      if (length < 0 || !intact(length)) {
        damaged = true;
        return;
      }
      visitor.record(this, head.getInt(0), end + BEFORE, length);
      end += BEFORE + length + AFTER;
    }
  }

  /** Whether the check sum of the record at {@code end} is right. */
  private boolean intact(long length) throws IOException {
    CRC32C sum = new CRC32C();
    long position = end;
    long after = end + BEFORE + length;
    while (position < after) {
      block.clear().limit((int) Math.min(BLOCK, after - position));
      read(block, position);
      position += block.limit();
      sum.update(block.rewind());
    }
    read(block.clear().limit(AFTER), after);
    return block.getLong(0) == sum.getValue();
  }

  /** Fills the buffer up to its limit from a position on; false when the file ends before. */
  private boolean read(ByteBuffer buffer, long from) throws IOException {
    long position = from;
    while (buffer.hasRemaining()) {
      int bytes = channel.read(buffer, position);
      if (bytes < 0) {
        return false;
      }
      position += bytes;
    }
    return true;
  }

  private long write(ByteBuffer buffer, long from) throws IOException {
    long position = from;
    while (buffer.hasRemaining()) {
      position += channel.write(buffer, position);
    }
    return position;
  }

  /** The path of the file. */
  Path path() {
    return path;
  }

  /**
   * Appends a record of bytes.
   *
   * @return the position of its content
   */
  synchronized long append(int kind, byte[] content) throws IOException {
    Entry next = new Entry(kind, content.length);
    for (byte one : content) {
      next.room(1).put(one);
    }
    return next.finish();
  }

  /**
   * Appends a record of numbers.
   *
   * @return the position of its content
   */
  synchronized long append(int kind, double[] head, double[] values) throws IOException {
    Entry next = new Entry(kind, (long) Double.BYTES * (head.length + values.length));
    for (double number : head) {
      next.room(Double.BYTES).putDouble(number);
    }
    for (double number : values) {
      next.room(Double.BYTES).putDouble(number);
    }
    return next.finish();
  }

  /** A record on its way to the end of the file, a block at a time. */
  private final class Entry {
    private final CRC32C sum = new CRC32C();
    private long position = end;

    Entry(int kind, long length) {
      block.clear().putInt(kind).putLong(length);
    }

    /** The block, with room for so many bytes. */
    ByteBuffer room(int bytes) throws IOException {
      if (block.remaining() < bytes) {
        flush();
      }
      return block;
    }

    private void flush() throws IOException {
      block.flip();
      sum.update(block.duplicate());
      position = write(block, position);
      block.clear();
    }

    long finish() throws IOException {
      flush();
      block.putLong(sum.getValue()).flip();
      long content = end + BEFORE;
      end = write(block, position);
      long now = System.nanoTime();
      if (now - forced > FORCE_NANOSECONDS) {
        channel.force(false);
        forced = now;
      }
      return content;
    }
  }

  /** Reads bytes of a record. */
  synchronized byte[] bytes(long position, int count) throws IOException {
    byte[] bytes = new byte[count];
    if (!read(ByteBuffer.wrap(bytes), position)) {
      throw new EOFException(path + " has become shorter");
    }
    return bytes;
  }

  /** Reads numbers of a record. */
  synchronized double[] numbers(long position, int count) throws IOException {
    double[] numbers = new double[count];
    int done = 0;
    while (done < count) {
      int part = Math.min(count - done, BLOCK / Double.BYTES);
      block.clear().limit(part * Double.BYTES);
      if (!read(block, position + (long) done * Double.BYTES)) {
        throw new EOFException(path + " has become shorter");
      }
      block.flip();
      block.asDoubleBuffer().get(numbers, done, part);
      done += part;
    }
    return numbers;
  }

  /** Forgets the file: nothing in it is needed any more. */
  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
