package murmuration.io;

import io.jhdf.ObjectHeader;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Group;
import io.jhdf.dataset.chunked.Chunk;
import io.jhdf.dataset.chunked.indexing.ChunkImpl;
import io.jhdf.dataset.chunked.indexing.FixedArrayIndexWriter;
import io.jhdf.exceptions.HdfWritingException;
import io.jhdf.filter.ByteShuffleFilter;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.zip.Deflater;

/**
 * A dataset of fields that are fetched one after the other while the file is written, so that its
 * size is limited neither by the memory nor to 2 GiB. The writer of jhdf takes only arrays that it
 * holds whole.
 *
 * <p>Values are doubles, or floats, little-endian, stored contiguously; or, compressed, in chunks
 * of about {@value #BLOCK} bytes, shuffled and deflated. A chunk is whole along the fast axes, has
 * one entry along the slow ones, and is cut along one axis, so that it is a range of the values;
 * the last ones along that axis are padded with zeros.
 *
 * <p>Source: The HDF Group, HDF5 File Format Specification, version 3.0, sections IV.A and VII.C.
 */
final class StreamedDataset extends WritableDatasetImpl {
  private static final int BLOCK = 1 << 20;
  private static final int DEFLATE = 1;
  // A page of the index of chunks has two to this many entries at least.
  private static final int LEAST_PAGE_BITS = 10;

  private final long[] shape;
  private final FieldReader fields;
  private final int level;
  private final int axis;
  private final int length;
  private final long inner;

  /**
   * Prepares the dataset; nothing is fetched yet.
   *
   * @param shape lengths, slowest first; a field has the last {@code fieldAxes} of them
   * @param fields gives field k, x fastest
   * @param storage as what the numbers are stored
   */
  StreamedDataset(
      String name,
      Group parent,
      long[] shape,
      int fieldAxes,
      LongFunction<double[]> fields,
      Storage storage) {
    this(name, parent, shape, fieldAxes, fields, storage, BLOCK);
  }

  /** The same with blocks, or chunks, of about so many bytes. */
  StreamedDataset(
      String name,
      Group parent,
      long[] shape,
      int fieldAxes,
      LongFunction<double[]> fields,
      Storage storage,
      int block) {
    super(storage.single() ? new float[1] : new double[1], name, parent);
    this.shape = shape.clone();
    this.fields = new FieldReader(fields, product(shape, shape.length - fieldAxes));
    level = storage.level();
    int a = shape.length - 1;
    long values = 1;
    while (a > 0 && values * shape[a] * unit() <= block) {
      values *= shape[a];
      a--;
    }
    axis = a;
    inner = values;
    length = (int) Math.max(1, Math.min(shape[a], block / (values * unit())));
  }

  /** The values of fields as one long array. */
  private static final class FieldReader {
    private final LongFunction<double[]> fields;
    private final long cells;
    private long current = -1;
    private double[] field = new double[0];

    FieldReader(LongFunction<double[]> fields, long cells) {
      this.fields = fields;
      this.cells = cells;
    }

    /** Writes so many values from a position in the long array on. */
    void read(long position, int count, double[] values) {
      int done = 0;
      while (done < count) {
        long number = (position + done) / cells;
        if (number != current) {
          field = fields.apply(number);
          current = number;
        }
        int from = (int) ((position + done) % cells);
        int part = Math.min(count - done, field.length - from);
        System.arraycopy(field, from, values, done, part);
        done += part;
      }
    }
  }

  private static long product(long[] lengths, int from) {
    return Arrays.stream(lengths, from, lengths.length).reduce(1, Math::multiplyExact);
  }

  @Override
  public long[] getDimensionsAsLong() {
    return shape.clone();
  }

  @Override
  public int[] getDimensions() {
    return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
  }

  @Override
  public long getSize() {
    return product(shape, 0);
  }

  /** Values, then the index of chunks, then the header that says where they are. */
  @Override
  public long write(HdfFileChannel file, long position) {
    try {
      FileChannel out = file.getFileChannel();
      // The size of the header does not depend on the addresses in it.
      long data = position + header(position, layout(0, 0)).remaining();
      List<Chunk> chunks = new ArrayList<>();
      long end = writeValues(out, data, chunks);
      long index = end;
      if (level > 0) {
        end =
            write(
                out,
                FixedArrayIndexWriter.createFixedArray(
                    chunks, index, chunkBytes(), true, pageBits()),
                index);
      }
      write(
          out, header(position, level > 0 ? layout(index, 0) : layout(data, end - data)), position);
      // The library goes on where the channel stands.
      out.position(end);
      return end;
    } catch (IOException e) {
      throw new HdfWritingException(e.getMessage(), e);
    }
  }

  private long writeValues(FileChannel out, long from, List<Chunk> chunks) throws IOException {
    double[] values = new double[Math.toIntExact(inner * length)];
    byte[] plain = new byte[chunkBytes()];
    ByteBuffer bytes = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
    ChunkCompressor compressor = new ChunkCompressor();
    long position = from;
    long runs = getSize() / (inner * shape[axis]);
    try {
      for (long run = 0; run < runs; run++) {
        for (long j = 0; j < shape[axis]; j += length) {
          int count = (int) (Math.min(length, shape[axis] - j) * inner);
          fields.read((run * shape[axis] + j) * inner, count, values);
          pack(values, count, bytes);
          if (level > 0) {
            Arrays.fill(plain, bytes.limit(), plain.length, (byte) 0);
            ByteBuffer packed = compressor.compress(plain);
            chunks.add(new ChunkImpl(position, packed.remaining(), offset(run, j)));
            position = write(out, packed, position);
          } else {
            position = write(out, bytes, position);
          }
        }
      }
    } finally {
      compressor.deflater.end();
    }
    return position;
  }

  private void pack(double[] values, int count, ByteBuffer bytes) {
    bytes.clear();
    if (unit() == Float.BYTES) {
      for (int i = 0; i < count; i++) {
        bytes.putFloat((float) values[i]);
      }
    } else {
      bytes.asDoubleBuffer().put(values, 0, count);
      bytes.position(count * Double.BYTES);
    }
    bytes.flip();
  }

  /** Where a chunk begins, as indices along the axes. */
  private long[] offset(long run, long j) {
    long[] offset = new long[shape.length];
    offset[axis] = j;
    long rest = run;
    for (int a = axis - 1; a >= 0; a--) {
      offset[a] = rest % shape[a];
      rest /= shape[a];
    }
    return offset;
  }

  /** Shuffles and deflates. */
  private final class ChunkCompressor {
    private final Deflater deflater = new Deflater(level);
    private final byte[] shuffled = new byte[level > 0 ? chunkBytes() : 0];
    private final byte[] packed = new byte[shuffled.length + shuffled.length / 1000 + 64];

    /** The first bytes of all numbers, then the second ones, and so on. */
    ByteBuffer compress(byte[] plain) {
      int unit = unit();
      int numbers = plain.length / unit;
      for (int i = 0; i < numbers; i++) {
        for (int b = 0; b < unit; b++) {
          shuffled[b * numbers + i] = plain[i * unit + b];
        }
      }
      deflater.reset();
      deflater.setInput(shuffled);
      deflater.finish();
      return ByteBuffer.wrap(packed, 0, deflater.deflate(packed));
    }
  }

  private ByteBuffer header(long position, DataLayoutMessage layout) {
    int[] ones = new int[shape.length];
    Arrays.fill(ones, 1);
    DataSpace space =
        DataSpace.modifyDimensions(
            DataSpace.fromObject(Array.newInstance(double.class, ones)), shape);
    List<Message> messages = new ArrayList<>();
    messages.add(DataTypeMessage.create(getDataType()));
    messages.add(DataSpaceMessage.create(space));
    messages.add(FillValueMessage.NO_FILL);
    if (level > 0) {
      messages.add(
          FilterPipelineMessage.create(
              List.of(
                  new FilterInfo(ByteShuffleFilter.ID, "shuffle", false, new int[] {unit()}),
                  new FilterInfo(DEFLATE, "deflate", false, new int[] {level}))));
    }
    messages.add(layout);
    messages.add(AttributeInfoMessage.create());
    getAttributes()
        .forEach((name, attribute) -> messages.add(AttributeMessage.create(name, attribute)));
    return new ObjectHeader.ObjectHeaderV2(position, messages).toBuffer();
  }

  private DataLayoutMessage layout(long address, long size) {
    if (level == 0) {
      return ContiguousDataLayoutMessage.create(address, size);
    }
    int[] chunk = new int[shape.length + 1];
    Arrays.fill(chunk, 1);
    chunk[axis] = length;
    for (int a = axis + 1; a < shape.length; a++) {
      chunk[a] = (int) shape[a];
    }
    chunk[shape.length] = unit();
    return ChunkedDataLayoutMessageV4.createFixedArray(address, chunk, pageBits());
  }

  /** The index of chunks has one page. */
  private int pageBits() {
    long chunks = (shape[axis] + length - 1) / length * (getSize() / (inner * shape[axis]));
    return Math.max(LEAST_PAGE_BITS, Long.SIZE - Long.numberOfLeadingZeros(chunks - 1));
  }

  private int unit() {
    return getDataType().getSize();
  }

  private int chunkBytes() {
    return Math.toIntExact(inner * length * unit());
  }

  private static long write(FileChannel out, ByteBuffer bytes, long from) throws IOException {
    long position = from;
    while (bytes.hasRemaining()) {
      position += out.write(bytes, position);
    }
    return position;
  }
}
