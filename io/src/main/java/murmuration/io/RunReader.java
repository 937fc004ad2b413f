package murmuration.io;

import io.jhdf.api.Dataset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import murmuration.macro.Tensor;

/**
 * Reads a file that this program wrote: a run, coefficients or a sweep. Opening it lists what is in
 * it; numbers are read when they are asked for, of densities one output at a time. The layout is
 * described in docs/file-format.md; files of older versions are read as far as they go.
 *
 * <p>All methods throw {@link OutputException} when the file is damaged or does not hold what is
 * asked for.
 */
public final class RunReader implements AutoCloseable {
  private static final String DIAGNOSTICS = "diagnostics/";

  private final InputFile file;
  private final FileKind kind;
  private final int format;

  private RunReader(InputFile file) {
    this.file = file;
    kind = FileKind.of(file.attributes().keySet(), file.datasets().keySet());
    format = format(file.attributes());
    if (kind == FileKind.OTHER) {
      throw failure("not a file that this program wrote");
    }
    if (format > FileKind.FORMAT) {
      throw failure(
          "written by a newer version (format "
              + format
              + "; this version reads formats up to "
              + FileKind.FORMAT
              + ")");
    }
    if (kind == FileKind.RUN) {
      checkAxes();
    }
  }

  /** Opens a file. */
  public static RunReader open(Path path) {
    InputFile file = InputFile.open(path);
    try {
      return new RunReader(file);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** What the file is. */
  public FileKind kind() {
    return kind;
  }

  /** The version of its layout; 0 when it was written before there were any. */
  public int format() {
    return format;
  }

  /** The version of the program that wrote it. */
  public String version() {
    return text("version");
  }

  /** The name of the scenario, or what the coefficients are of. */
  public String title() {
    return text("title");
  }

  /** The scenario of a run, word for word. */
  public String scenario() {
    return text("scenario");
  }

  /** Why a run ended before all that was asked for; empty when it is complete. */
  public Optional<String> incomplete() {
    String complete = text("complete");
    return complete.equals("yes")
        ? Optional.empty()
        : Optional.of(complete.replaceFirst("^no: ", ""));
  }

  /** The output times, a new array. */
  public double[] times() {
    return values("time");
  }

  /** The number of axes of the box. */
  public int dimension() {
    return shape("density").size() - 1;
  }

  /** The cell centres along x, y or z, numbers 0, 1 and 2; a new array. */
  public double[] axis(int number) {
    return values(SpatialFormula.COORDINATES.get(number));
  }

  /**
   * The density at an output, a new array, row-major with x fastest as in {@link
   * murmuration.macro.Grid}.
   *
   * @param output from 0 to one below the number of times
   */
  public double[] density(int output) {
    return values("density", output);
  }

  /** The names of the series over time. */
  public List<String> diagnostics() {
    return file.datasets().keySet().stream()
        .filter(path -> path.startsWith(DIAGNOSTICS))
        .map(path -> path.substring(DIAGNOSTICS.length()))
        .toList();
  }

  /** A series over the output times, a new array. */
  public double[] diagnostics(String name) {
    return values(DIAGNOSTICS + name);
  }

  /** 𝒟. */
  public Tensor diffusion() {
    return tensor("coefficients/D");
  }

  /** 𝒦. */
  public Tensor drift() {
    return tensor("coefficients/kappa");
  }

  /** The nonzero eigenvalues, a new array; empty where the coefficients came without. */
  public double[] eigenvalues() {
    return optional("coefficients/eigenvalues", 0);
  }

  /** The table of the ε→0 study; empty without one. */
  public List<StudyRow> study() {
    double[] epsilon = optional("limit/epsilon", 0);
    int count = epsilon.length;
    double[] error = optional("limit/error", count);
    double[] order = optional("limit/order", count);
    double[] predicted = optional("limit/predicted_error", count);
    double[] residual = optional("limit/residual", count);
    double[] residualOrder = optional("limit/residual_order", count);
    double[] numerical = optional("limit/numerical_error", count);
    List<StudyRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          new StudyRow(
              epsilon[i],
              error[i],
              order[i],
              predicted[i],
              residual[i],
              residualOrder[i],
              numerical[i]));
    }
    return rows;
  }

  /** The paths of all datasets, such as {@code kinetic/density}. */
  public Set<String> paths() {
    return file.datasets().keySet();
  }

  /** What a dataset is, in words; empty when it does not say. */
  public String longName(String path) {
    return file.longName(path);
  }

  /** The lengths of a dataset, slowest first. */
  public List<Integer> shape(String path) {
    return Arrays.stream(dataset(path).getDimensions()).boxed().toList();
  }

  /**
   * Numbers of a dataset at an index of its first axes, such as the number of ε and of the output
   * for {@code kinetic/density}; all of them without an index. A new array, the last axis fastest.
   *
   * @throws IllegalArgumentException when the index is out of range
   */
  public double[] values(String path, int... index) {
    Dataset dataset = dataset(path);
    if (!NumberBlocks.areIn(dataset)) {
      throw failure(path + " does not hold real numbers");
    }
    return new NumberBlocks(file.path(), dataset).at(index);
  }

  /**
   * Texts that are rows of characters, as in columns of tables: {@code error} of a sweep; one for
   * each row.
   */
  public List<String> texts(String path) {
    if (!hasTexts(path)) {
      throw failure(path + " does not hold texts");
    }
    Dataset dataset = dataset(path);
    byte[][] rows =
        HostileInput.data(file.path(), dataset.getSize(), () -> (byte[][]) dataset.getData());
    return Arrays.stream(rows).map(RunReader::text).toList();
  }

  /** Whether a dataset holds texts as {@link #texts} reads them. */
  public boolean hasTexts(String path) {
    Dataset dataset = dataset(path);
    return dataset.getDimensions().length == 2
        && HostileInput.data(file.path(), 0, () -> dataset.getDataType().getJavaType())
            == byte.class;
  }

  /** An attribute by path, such as {@code limit/verdict}: a text, a boxed number or an array. */
  public Optional<Object> attribute(String path) {
    return Optional.ofNullable(file.attributes().get(path));
  }

  @Override
  public void close() {
    file.close();
  }

  private int format(Map<String, Object> attributes) {
    if (!attributes.containsKey("format")) {
      return 0;
    }
    if (attributes.get("format") instanceof Integer number && number > 0) {
      return number;
    }
    throw failure("damaged: the version of its format is no positive number");
  }

  private void checkAxes() {
    List<Integer> expected = new ArrayList<>(shape("time"));
    for (int a = dimension() - 1; a >= 0; a--) {
      if (a >= SpatialFormula.COORDINATES.size()) {
        throw failure("damaged: the density has too many axes");
      }
      expected.addAll(shape(SpatialFormula.COORDINATES.get(a)));
    }
    if (dimension() < 1 || !expected.equals(shape("density"))) {
      throw failure("damaged: the density does not fit its axes");
    }
  }

  /** UTF-8 up to the first zero. */
  private static String text(byte[] row) {
    int length = 0;
    while (length < row.length && row[length] != 0) {
      length++;
    }
    return new String(row, 0, length, StandardCharsets.UTF_8);
  }

  private String text(String name) {
    if (file.attributes().get(name) instanceof String text) {
      return text;
    }
    throw failure("has no text " + name);
  }

  /** c times the identity when it is a single number. */
  private Tensor tensor(String path) {
    if (file.attributes().get(path) instanceof Double number) {
      return Tensor.isotropic(number);
    }
    double[] m = values(path);
    if (shape(path).equals(List.of(2, 2))) {
      return new Tensor(m[0], m[1], 0, m[3], 0, 0);
    }
    if (shape(path).equals(List.of(3, 3))) {
      return new Tensor(m[0], m[1], m[2], m[4], m[5], m[8]);
    }
    throw failure(path + " is no matrix of a box");
  }

  /** What older versions did not write is NaN. */
  private double[] optional(String path, int count) {
    if (file.datasets().containsKey(path)) {
      double[] values = values(path);
      if (count > 0 && values.length != count) {
        throw failure("damaged: " + path + " does not fit its axis");
      }
      return values;
    }
    double[] missing = new double[count];
    Arrays.fill(missing, Double.NaN);
    return missing;
  }

  private Dataset dataset(String path) {
    Dataset dataset = file.datasets().get(path);
    if (dataset == null) {
      throw failure("has no dataset " + path);
    }
    return dataset;
  }

  private OutputException failure(String reason) {
    return new OutputException(file.path() + ": " + reason);
  }
}
