package murmuration.io;

import io.jhdf.checksum.ChecksumUtils;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Ways to damage an HDF5 file. */
enum Damage {
  FLIPPED_BYTES {
    @Override
    byte[] applied(byte[] file, Random random) {
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      return file;
    }
  },
  FILLED_RANGE {
    @Override
    byte[] applied(byte[] file, Random random) {
      int start = random.nextInt(file.length);
      int end = Math.min(file.length, start + 1 + random.nextInt(512));
      Arrays.fill(file, start, end, (byte) (random.nextBoolean() ? 0 : -1));
      return file;
    }
  },
  SWAPPED_BLOCKS {
    @Override
    byte[] applied(byte[] file, Random random) {
      int length = Math.min(file.length / 2, 1 << random.nextInt(11));
      int one = random.nextInt(file.length - length);
      int other = random.nextInt(file.length - length);
      byte[] kept = Arrays.copyOfRange(file, one, one + length);
      System.arraycopy(file, other, file, one, length);
      System.arraycopy(kept, 0, file, other, length);
      return file;
    }
  },
  CUT {
    @Override
    byte[] applied(byte[] file, Random random) {
      return Arrays.copyOf(file, random.nextInt(file.length));
    }
  },
  REMOVED_BLOCK {
    @Override
    byte[] applied(byte[] file, Random random) {
      int start = random.nextInt(file.length);
      int end = Math.min(file.length, start + 1 + random.nextInt(64));
      byte[] shorter = Arrays.copyOf(file, file.length - (end - start));
      System.arraycopy(file, end, shorter, start, file.length - end);
      return shorter;
    }
  },
  /** Headers whose checksums hold nevertheless, as of one who means harm. */
  FORGED_HEADERS {
    @Override
    byte[] applied(byte[] file, Random random) {
      List<Integer> headers = headers(file);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        int header = headers.get(random.nextInt(headers.size()));
        int start = header + PREFIX;
        int length = length(file, header);
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          byte value = random.nextInt(4) == 0 ? -1 : (byte) random.nextInt();
          file[start + random.nextInt(length)] = value;
        }
        seal(file, header);
      }
      return file;
    }
  };

  // Signature, version, flags and the length of what follows, in four bytes.
  static final int PREFIX = 4 + 1 + 1 + 4;
  private static final byte[] SIGNATURE = "OHDR".getBytes(StandardCharsets.US_ASCII);

  /** Damages a file; may do so in place. */
  abstract byte[] applied(byte[] file, Random random);

  /** Where the headers of objects start in a file that jhdf wrote. */
  static List<Integer> headers(byte[] file) {
    List<Integer> headers = new ArrayList<>();
    for (int i = 0; i + PREFIX < file.length; i++) {
      if (Arrays.equals(file, i, i + SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length)) {
        headers.add(i);
      }
    }
    return headers;
  }

  /** The length of the messages of a header. */
  static int length(byte[] file, int header) {
    return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(header + PREFIX - 4);
  }

  /** Makes the checksum of a header fit. */
  static void seal(byte[] file, int header) {
    int end = header + PREFIX + length(file, header);
    int checksum = ChecksumUtils.checksum(Arrays.copyOfRange(file, header, end));
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(end, checksum);
  }
}
