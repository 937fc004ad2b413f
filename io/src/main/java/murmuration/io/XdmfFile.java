package murmuration.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import murmuration.macro.Grid;

/**
 * Describes the densities in the HDF5 file of a run to ParaView, in XDMF: for each output time a
 * uniform grid of three axes, one point a cell centre, x fastest; axes that the box does not have
 * hold one point at 0. The numbers stay in the HDF5 file: output i of a dataset [nt, …] is the
 * selection {@code file:path|start:stride:count:shape}, the only form that ParaView's reader takes
 * for a part of a dataset.
 *
 * <p>Reference: J. A. Clarke, E. R. Mark, Enhancements to the eXtensible Data Model and Format
 * (XDMF), Proc. DoD HPCMP Users Group Conference (2007), DTIC ADP023792.
 */
final class XdmfFile {
  private static final int AXES = 3;
  // The first two end a name of a file in XDMF; XML cannot hold most control characters.
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[:|\\p{Cntrl}]");

  private final XMLStreamWriter xml;
  private final String data;
  private final Grid grid;
  private final String precision;

  private XdmfFile(XMLStreamWriter xml, String data, Scenario scenario) {
    this.xml = xml;
    this.data = data;
    grid = scenario.grid();
    precision = scenario.storage().single() ? "4" : "8";
  }

  /** Whether XDMF can refer to a file of that name; ParaView ends on others with a crash. */
  static boolean canName(Path data) {
    return !NOT_IN_NAMES.matcher(data.getFileName().toString()).find();
  }

  /**
   * Writes the description.
   *
   * @param data the HDF5 file, in the same folder
   * @throws OutputException when writing fails
   */
  static void write(OutputFile output, Path data, RunRecord run) {
    output.writeBytes(
        stream -> {
          try {
            write(stream, data.getFileName().toString(), run);
          } catch (XMLStreamException e) {
            throw new IOException(e);
          }
        });
  }

  private static void write(OutputStream stream, String data, RunRecord run)
      throws XMLStreamException {
    String encoding = StandardCharsets.UTF_8.name();
    XMLStreamWriter xml =
        XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, encoding);
    XdmfFile file = new XdmfFile(xml, data, run.scenario());
    xml.writeStartDocument(encoding, "1.0");
    file.start("Xdmf", "Version", "3.0");
    file.start("Domain");
    for (ShownSeries series : ShownSeries.of(run)) {
      file.put(series);
    }
    xml.writeEndDocument();
    xml.close();
  }

  private void put(ShownSeries series) throws XMLStreamException {
    start("Grid", "Name", series.name(), "GridType", "Collection", "CollectionType", "Temporal");
    for (int i = 0; i < series.times().size(); i++) {
      start("Grid", "Name", series.name(), "GridType", "Uniform");
      start("Time", "Value", series.times().get(i).toString());
      xml.writeEndElement();
      putGeometry();
      for (ShownSeries.Field field : series.fields()) {
        put(field, i, series.times().size());
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void putGeometry() throws XMLStreamException {
    start("Topology", "TopologyType", "3DCoRectMesh", "Dimensions", points());
    xml.writeEndElement();
    start("Geometry", "GeometryType", "ORIGIN_DXDYDZ");
    putNumbers(a -> a < grid.dimension() ? grid.axis(a).centre(0) : 0);
    putNumbers(a -> a < grid.dimension() ? grid.axis(a).spacing() : 1);
    xml.writeEndElement();
  }

  /** One number an axis, z first. */
  private void putNumbers(IntFunction<Object> number) throws XMLStreamException {
    start("DataItem", "Dimensions", "3", "NumberType", "Float", "Precision", "8", "Format", "XML");
    xml.writeCharacters(row(AXES, number));
    xml.writeEndElement();
  }

  private void put(ShownSeries.Field field, int i, int outputs) throws XMLStreamException {
    start("Attribute", "Name", field.name(), "AttributeType", "Scalar", "Center", "Node");
    start(
        "DataItem",
        "Dimensions",
        points(),
        "NumberType",
        "Float",
        "Precision",
        precision,
        "Format",
        "HDF");
    // Without the folder a blank in front would be lost.
    xml.writeCharacters("./" + data + ":" + field.dataset() + "|" + selection(field, i, outputs));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private String selection(ShownSeries.Field field, int i, int outputs) {
    String cells = row(grid.dimension(), a -> grid.axis(a).cells());
    String zeros = row(grid.dimension(), a -> 0);
    String ones = row(grid.dimension(), a -> 1);
    return field.rows() == 0
        ? String.format(Locale.ROOT, "%d %s:1 %s:1 %s:%d %s", i, zeros, ones, cells, outputs, cells)
        : String.format(
            Locale.ROOT,
            "%d %d %s:1 1 %s:1 1 %s:%d %d %s",
            field.row(),
            i,
            zeros,
            ones,
            cells,
            field.rows(),
            outputs,
            cells);
  }

  private String points() {
    return row(AXES, a -> a < grid.dimension() ? grid.axis(a).cells() : 1);
  }

  /** Something of each axis, the last axis first. */
  private static String row(int axes, IntFunction<Object> item) {
    List<String> items =
        IntStream.range(0, axes).mapToObj(a -> item.apply(axes - 1 - a).toString()).toList();
    return items.stream().collect(Collectors.joining(" "));
  }

  /** Starts an element with attributes, names and values in turn. */
  private void start(String name, String... attributes) throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement(name);
    for (int k = 0; k < attributes.length; k += 2) {
      xml.writeAttribute(attributes[k], attributes[k + 1]);
    }
  }
}
