package murmuration.io;

import io.jhdf.api.Attribute;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.message.DataSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A text attribute in ASCII without a byte after its end. VTK up to 9.4 knows the type of a file
 * only by one of these; jhdf's own are in UTF-8 and end with a zero.
 */
final class AsciiAttribute implements Attribute {
  private final Node node;
  private final String name;
  private final String text;

  private AsciiAttribute(Node node, String name, String text) {
    this.node = node;
    this.name = name;
    this.text = text;
  }

  /** Puts one. */
  static void put(WritableGroup group, String name, String text) {
    group.getAttributes().put(name, new AsciiAttribute(group, name, text));
  }

  /** The data type of HDF5: a string of fixed length, padded with zeros, ASCII. */
  private static final class Ascii extends StringData {
    private static final int HEADER_BYTES = 8;
    // Version 1, class 3: strings.
    private static final byte CLASS_AND_VERSION = 0x13;
    private static final byte PADDED_ASCII = 0x01;

    private final int length;

    Ascii(int length) {
      super(header(length));
      this.length = length;
    }

    private static ByteBuffer header(int length) {
      return ByteBuffer.allocate(HEADER_BYTES)
          .order(ByteOrder.LITTLE_ENDIAN)
          .put(0, CLASS_AND_VERSION)
          .put(1, PADDED_ASCII)
          .putInt(HEADER_BYTES / 2, length);
    }

    @Override
    public ByteBuffer toBuffer() {
      return header(length);
    }

    @Override
    public ByteBuffer encodeData(Object data) {
      return ByteBuffer.wrap(((String) data).getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Override
  public Node getNode() {
    return node;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public long getSize() {
    return 1;
  }

  @Override
  public long getSizeInBytes() {
    return text.length();
  }

  @Override
  public int[] getDimensions() {
    return new int[0];
  }

  @Override
  public long[] getDimensionsAsLong() {
    return new long[0];
  }

  @Override
  public Object getData() {
    return text;
  }

  @Override
  public Class<?> getJavaType() {
    return String.class;
  }

  @Override
  public boolean isScalar() {
    return true;
  }

  @Override
  public boolean isEmpty() {
    return false;
  }

  @Override
  public ByteBuffer getBuffer() {
    return getDataType().encodeData(text);
  }

  @Override
  public DataSpace getDataSpace() {
    return DataSpace.fromObject(text);
  }

  @Override
  public DataType getDataType() {
    return new Ascii(text.length());
  }
}
