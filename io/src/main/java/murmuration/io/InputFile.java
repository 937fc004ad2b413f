package murmuration.io;

import io.jhdf.HdfFile;
import io.jhdf.Superblock;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.BitField;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An HDF5 file to read, which may be cut short, damaged, foreign or made to do harm: opening lists
 * all that is in it, once, and checks it against the size of the file, so that what is read later
 * is bounded by that size. Left out are links, objects under a second name, and attributes other
 * than numbers and texts.
 *
 * <p>Whatever is wrong with the file is an {@link OutputException}.
 */
final class InputFile implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  // Far beyond what is written here; both bound the walk through a file made to mislead.
  private static final int MOST_OBJECTS = 100_000;
  private static final int GREATEST_DEPTH = 100;
  // The limit of the format.
  private static final int MOST_DIMENSIONS = 32;
  // Deflate packs at most so many bytes into one.
  private static final long DEFLATE = 1032;

  private final Path path;
  private final FileChannel channel;
  private final NavigableMap<String, Object> attributes = new TreeMap<>();
  private final NavigableMap<String, Dataset> datasets = new TreeMap<>();
  private final Map<String, String> longNames = new HashMap<>();
  private final NavigableSet<String> groups = new TreeSet<>();
  private final Set<Long> addresses = new HashSet<>();
  private long size;
  private long unclaimed;

  private InputFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens a file and lists what is in it. */
  static InputFile open(Path path) {
    return open(path, PATIENCE);
  }

  /** The same with another limit of the time that listing may take. */
  static InputFile open(Path path, Duration patience) {
    // Opening a pipe would wait for a writer; a device may have no end.
    if (!Files.exists(path)) {
      throw new OutputException(
          path + ": no such file" + NearbyFiles.output(path),
          new NoSuchFileException(path.toString()));
    }
    if (!Files.isRegularFile(path)) {
      String what = Files.isDirectory(path) ? "is a folder" : "not a regular file";
      throw new OutputException(path + ": " + what);
    }
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (IOException e) {
      throw new OutputException(path + ": cannot be read", e);
    }
    InputFile file = new InputFile(path, channel);
    try {
      HostileInput.withinTime(path, patience, file::list);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
    return file;
  }

  /** By path, such as {@code coefficients/D}: texts, boxed numbers, or arrays of these. */
  NavigableMap<String, Object> attributes() {
    return Collections.unmodifiableNavigableMap(attributes);
  }

  /** By path, such as {@code diagnostics/mass}. */
  NavigableMap<String, Dataset> datasets() {
    return Collections.unmodifiableNavigableMap(datasets);
  }

  /** What a dataset is, in words; empty when it does not say. */
  String longName(String path) {
    return longNames.getOrDefault(path, "");
  }

  boolean isGroup(String name) {
    return groups.contains(name);
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException ignored) {
      // Nothing was written that could be lost.
    }
  }

  private Void list() throws IOException {
    size = channel.size();
    unclaimed = size;
    HdfFile file = hdf();
    // Without a user block, which would come first, the file is as long as it says itself.
    if (file.getUserBlockSize() == 0) {
      long end = Superblock.readSuperblock(channel, 0).getEndOfFileAddress();
      if (end > size) {
        throw new OutputException(path + ": cut short, has " + size + " of its " + end + " bytes");
      }
    }
    list(file, "", 0);
    // The library that wrote the file leaves its own mark.
    attributes.remove("_jHDF");
    return null;
  }

  /**
   * Mapped as far as Java can, since jhdf takes parts of such a file in place; parts of others are
   * read into arrays, as long as a damaged header says, up to 2 GiB.
   */
  private HdfFile hdf() throws IOException {
    return size <= Integer.MAX_VALUE
        ? HdfFile.fromByteBuffer(channel.map(FileChannel.MapMode.READ_ONLY, 0, size))
        : new HdfFile(channel);
  }

  private void list(Group group, String prefix, int depth) {
    for (Attribute attribute : group.getAttributes().values()) {
      if (readable(attribute)) {
        attributes.put(prefix + attribute.getName(), attribute.getData());
      }
    }
    for (Node node : group) {
      if (node.isLink() || !addresses.add(node.getAddress())) {
        continue;
      }
      if (addresses.size() > MOST_OBJECTS || depth > GREATEST_DEPTH) {
        throw damaged("more objects than can be");
      }
      String name = prefix + node.getName();
      if (node instanceof Dataset dataset) {
        check(name, dataset);
        datasets.put(name, dataset);
        Attribute longName = dataset.getAttribute("long_name");
        if (longName != null && readable(longName) && longName.getData() instanceof String text) {
          longNames.put(name, text);
        }
      } else if (node instanceof Group child) {
        groups.add(name);
        list(child, name + "/", depth + 1);
      }
    }
  }

  /** Whether an attribute is a number, a text or an array of these that its bytes suffice for. */
  private static boolean readable(Attribute attribute) {
    DataType type = attribute.getDataType();
    boolean plain =
        type instanceof FixedPoint
            || type instanceof FloatingPoint
            || type instanceof StringData
            || type instanceof BitField
            || type instanceof EnumDataType
            || type instanceof VariableLength;
    return plain
        && !attribute.isEmpty()
        && bytes(attribute.getDimensionsAsLong(), type) <= attribute.getBuffer().remaining();
  }

  /** Refuses a dataset that cannot be as large as it says. */
  private void check(String name, Dataset dataset) {
    long[] lengths = dataset.getDimensionsAsLong();
    if (lengths.length > MOST_DIMENSIONS) {
      throw damaged(name + " has " + lengths.length + " dimensions");
    }
    // An index names each chunk.
    if (dataset instanceof ChunkedDataset chunks && count(lengths, chunks) > size) {
      throw damaged(name + " has more chunks than the file can hold");
    }
    // What was never written takes no room; to know, the index of its chunks is read.
    long bytes = dataset.isEmpty() ? 0 : bytes(lengths, dataset.getDataType());
    long stored = dataset instanceof ChunkedDataset ? dataset.getStorageInBytes() : bytes;
    unclaimed -= Math.min(stored, size + 1);
    if (unclaimed < 0 || bytes / DEFLATE > stored) {
      throw damaged(name + " is larger than the file");
    }
  }

  private static long count(long[] lengths, ChunkedDataset dataset) {
    int[] sides = dataset.getChunkDimensions();
    long count = 1;
    for (int a = 0; a < lengths.length; a++) {
      count = Math.multiplyExact(count, (lengths[a] + sides[a] - 1) / sides[a]);
    }
    return count;
  }

  /**
   * The bytes of a block of numbers.
   *
   * @throws ArithmeticException when there are too many to count
   */
  private static long bytes(long[] lengths, DataType type) {
    long bytes = type.getSize();
    for (long length : lengths) {
      bytes = Math.multiplyExact(bytes, (long) Math.toIntExact(length));
    }
    return bytes;
  }

  private OutputException damaged(String reason) {
    return new OutputException(path + ": " + HostileInput.DAMAGED + ": " + reason);
  }
}
