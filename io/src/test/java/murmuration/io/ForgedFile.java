package murmuration.io;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** HDF5 files made to mislead, with checksums that hold. */
final class ForgedFile {
  private ForgedFile() {}

  /** A file whose dataset claims another length of its first axis. */
  static byte[] withLength(byte[] file, String name, long before, long after) {
    byte[] changed = file.clone();
    ByteBuffer buffer = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
    byte[] link = name.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + link.length + Long.BYTES <= file.length; i++) {
      // A link is the length of the name, the name and the address of the header.
      if (file[i] == link.length
          && Arrays.equals(file, i + 1, i + 1 + link.length, link, 0, link.length)) {
        long header = buffer.getLong(i + 1 + link.length);
        if (header > 0
            && header < file.length
            && Damage.headers(file).contains((int) header)
            && put(changed, (int) header, before, after)) {
          Damage.seal(changed, (int) header);
          return changed;
        }
      }
    }
    throw new AssertionError("no dataset " + name);
  }

  private static boolean put(byte[] file, int header, long before, long after) {
    ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int end = header + Damage.PREFIX + Damage.length(file, header);
    for (int i = header; i + Long.BYTES <= end; i++) {
      if (buffer.getLong(i) == before) {
        buffer.putLong(i, after);
        return true;
      }
    }
    return false;
  }

  /** A root group with continued headers: block i goes on, twice, in block i + step. */
  static byte[] maze(int blocks, int step) {
    int block = 4 + 2 * 20 + 4;
    int first = 48 + Damage.PREFIX + 20 + 4;
    byte[] bytes = new byte[first + (blocks + 1) * block];
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 26, '\n', 2, 8, 8, 0});
    file.putLong(0).putLong(-1).putLong(file.capacity()).putLong(48);
    seal(file, bytes, 0);
    file.put(new byte[] {'O', 'H', 'D', 'R', 2, 2}).putInt(20);
    goOn(file, first, block);
    seal(file, bytes, 48);
    for (int i = 0; i < blocks; i++) {
      int start = file.position();
      int next = Math.floorMod(i + step, blocks + 1);
      file.put("OCHK".getBytes(StandardCharsets.US_ASCII));
      goOn(file, first + next * block, block);
      goOn(file, first + next * block, block);
      seal(file, bytes, start);
    }
    int start = file.position();
    file.put("OCHK".getBytes(StandardCharsets.US_ASCII)).position(start + block - 4);
    seal(file, bytes, start);
    return bytes;
  }

  /** A message that the header goes on elsewhere. */
  private static void goOn(ByteBuffer file, long address, long length) {
    file.put(new byte[] {16, 16, 0, 0}).putLong(address).putLong(length);
  }

  /** Ends a block with its checksum. */
  private static void seal(ByteBuffer file, byte[] bytes, int start) {
    file.putInt(ChecksumUtils.checksum(Arrays.copyOfRange(bytes, start, file.position())));
  }
}
