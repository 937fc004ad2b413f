package murmuration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.WritableDataset;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other programs read what was streamed, whatever its shape and storage. */
class StreamedDatasetTest {
  /**
   * Where fields end, and where chunks do, at every place; the last axis is longer than a block.
   */
  private static final List<long[]> SHAPES =
      List.of(
          new long[] {1},
          new long[] {1000},
          new long[] {1, 1},
          new long[] {7, 5},
          new long[] {2000, 3},
          new long[] {5, 1, 3},
          new long[] {3, 70, 11},
          new long[] {2, 3, 5, 7},
          new long[] {1, 4, 1, 1},
          new long[] {3, 2, 40, 9});

  private static final long[] LONG_LINES = {3, 300_001};
  // In bytes: one number, so that 6000 have more chunks than a page of the index; a line; all.
  private static final int[] BLOCKS = {8, 64, 1 << 20};

  private record Case(String name, List<Long> shape, Storage storage) {}

  @TempDir private static Path folder;
  private static Path file;
  private static final List<Case> CASES = new ArrayList<>();

  /** Value i of a dataset, the same in Python. */
  private static double value(long i) {
    return (i * 2_654_435_761L % 1_000_003) / 7.0;
  }

  private static long product(long[] lengths) {
    return Arrays.stream(lengths).reduce(1, (a, b) -> a * b);
  }

  /** The fields of a dataset over its last axes. */
  private static LongFunction<double[]> fields(long[] shape, int axes) {
    int cells = (int) product(Arrays.copyOfRange(shape, shape.length - axes, shape.length));
    return k -> {
      double[] field = new double[cells];
      for (int i = 0; i < cells; i++) {
        field[i] = value(k * cells + i);
      }
      return field;
    };
  }

  @BeforeAll
  static void writeFile() {
    file = folder.resolve("fields.h5");
    new OutputFile("file", file, false)
        .write(
            hdf -> {
              for (Storage storage :
                  List.of(
                      Storage.EXACT,
                      new Storage(false, 1),
                      new Storage(false, 9),
                      new Storage(true, 0),
                      new Storage(true, 1),
                      new Storage(true, 9))) {
                for (long[] shape : SHAPES) {
                  for (int block : BLOCKS) {
                    // The slowest axis counts fields, or there is one field only.
                    put((Group) hdf, shape, Math.max(1, shape.length - 1), storage, block);
                  }
                }
                put((Group) hdf, LONG_LINES, 1, storage, 1 << 20);
              }
            });
  }

  private static void put(Group hdf, long[] shape, int axes, Storage storage, int block) {
    String name =
        (storage.single() ? "f" : "d")
            + storage.level()
            + "_"
            + block
            + Arrays.toString(shape).replaceAll("\\W+", "_");
    Case one = new Case(name, Arrays.stream(shape).boxed().toList(), storage);
    CASES.add(one);
    WritableDataset dataset =
        new StreamedDataset(name, hdf, shape, axes, fields(shape, axes), storage, block);
    dataset.putAttribute("level", storage.level());
    ((WritableGroup) hdf).putDataset(name, dataset);
  }

  @Test
  void itsOwnLibraryReadsEveryValue() {
    try (HdfFile hdf = new HdfFile(file)) {
      for (Case one : CASES) {
        Dataset dataset = hdf.getDatasetByPath(one.name());
        long[] shape = one.shape().stream().mapToLong(Long::longValue).toArray();
        assertArrayEquals(shape, dataset.getDimensionsAsLong());
        int count = (int) product(shape);
        if (one.storage().single()) {
          float[] expected = new float[count];
          for (int i = 0; i < count; i++) {
            expected[i] = (float) value(i);
          }
          assertArrayEquals(expected, (float[]) dataset.getDataFlat(), one.name());
        } else {
          double[] expected = new double[count];
          Arrays.setAll(expected, i -> value(i));
          assertArrayEquals(expected, (double[]) dataset.getDataFlat(), one.name());
        }
      }
    }
  }

  @Test
  void h5pyReadsEveryValue() throws Exception {
    String script =
        """
        import sys, h5py, numpy
        with h5py.File(sys.argv[1], "r") as file:
            for name, dataset in file.items():
                kind, block, *shape = name.strip("_").split("_")
                assert dataset.shape == tuple(map(int, shape)), name
                assert dataset.dtype == {"f": "<f4", "d": "<f8"}[kind[0]], name
                level = int(kind[1])
                assert dataset.attrs["level"] == level
                assert dataset.compression_opts == (level or None) and dataset.shuffle == (level > 0)
                assert (dataset.chunks is None) == (level == 0)
                if level:
                    chunk = numpy.prod(dataset.chunks) * dataset.dtype.itemsize
                    assert chunk <= max(int(block), 8), (name, dataset.chunks)
                    expected = numpy.prod([-(-n // c) for n, c in zip(dataset.shape, dataset.chunks)])
                    assert dataset.id.get_num_chunks() == expected, name
                i = numpy.arange(dataset.size, dtype=numpy.int64).reshape(dataset.shape)
                expected = (i * 2654435761 % 1000003 / 7).astype(dataset.dtype)
                assert numpy.array_equal(dataset[...], expected), name
            print(len(file))
        """;
    String count =
        OtherReaders.output(OtherReaders.python("h5py"), "-c", script, file.toString()).strip();
    assertEquals(CASES.size(), Integer.parseInt(count));
  }

  @Test
  void h5dumpReadsTheWholeFile() throws Exception {
    String text = OtherReaders.output(OtherReaders.program("h5dump"), "-p", "-H", file.toString());
    assertTrue(text.contains("CHUNKED") && text.contains("CONTIGUOUS"), text);
    assertTrue(text.contains("COMPRESSION DEFLATE { LEVEL 9 }"), text);
  }

  /** With the names of dimensions, which netCDF programs want. */
  @ParameterizedTest
  @CsvSource({"double, 9", "single, 0", "single, 4"})
  void netcdfProgramsReadARun(String precision, int level) throws Exception {
    Path output = folder.resolve(precision + level + ".h5");
    String storage = "file: good.h5, precision: " + precision + ", compression: " + level;
    Scenario scenario = Texts.parse("file: good.h5", storage);
    RunRecord run = new ScenarioRunner(scenario, RunMonitor.NONE).run();
    RunFile.write(new OutputFile("output.file", output, false), run);

    String script =
        """
        import sys, xarray
        run = xarray.open_dataset(sys.argv[1])
        assert run.density.dims == ("time", "x") and run.density.dtype == sys.argv[2]
        assert run.time.dtype == run.x.dtype == "f8"
        kinetic = xarray.open_dataset(sys.argv[1], group="kinetic")
        assert kinetic.flux.dims == ("epsilon", "time", "x") and kinetic.flux.dtype == sys.argv[2]
        print(*(v.hex() for v in run.density.values.astype(float).ravel().tolist()))
        """;
    String read =
        OtherReaders.output(
            OtherReaders.python("xarray", "netCDF4"),
            "-c",
            script,
            output.toString(),
            precision.equals("single") ? "f4" : "f8");
    double[] expected =
        run.snapshots().stream()
            .flatMapToDouble(snapshot -> Arrays.stream(snapshot.density()))
            .map(value -> precision.equals("single") ? (float) value : value)
            .toArray();
    double[] actual = Arrays.stream(read.strip().split(" ")).mapToDouble(Double::valueOf).toArray();
    assertArrayEquals(expected, actual);

    String dump =
        OtherReaders.output(OtherReaders.program("ncdump"), "-v", "density", output.toString());
    String type = precision.equals("single") ? "float" : "double";
    assertTrue(dump.contains(type + " density(time, x)"), dump);
  }

  /** Values that a float does not hold become the nearest one, or infinite. */
  @Test
  void floatsAreRounded() throws IOException {
    double[] values = {0.1, 1e300, -1e300, 1e-300, Double.NaN, Double.NEGATIVE_INFINITY, 1 + 1e-10};
    Path path = folder.resolve("rounded.h5");
    new OutputFile("file", path, false)
        .write(
            hdf ->
                hdf.putDataset(
                    "x",
                    new StreamedDataset(
                        "x",
                        (Group) hdf,
                        new long[] {values.length},
                        1,
                        k -> values,
                        new Storage(true, 0))));
    try (HdfFile hdf = new HdfFile(path)) {
      float[] expected = {
        0.1f,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        0,
        Float.NaN,
        Float.NEGATIVE_INFINITY,
        1
      };
      assertArrayEquals(expected, (float[]) hdf.getDatasetByPath("x").getData());
    }
  }

  /** Random mantissas, which deflate makes longer. */
  @Test
  void noiseIsStoredToo() throws IOException {
    Random random = new Random(1);
    double[] values =
        random.longs(200_000).mapToDouble(bits -> Double.longBitsToDouble(bits >>> 2)).toArray();
    for (int level = 1; level <= Storage.MOST; level += 4) {
      Storage storage = new Storage(false, level);
      Path path = folder.resolve("noise" + level + ".h5");
      new OutputFile("file", path, false)
          .write(
              hdf ->
                  hdf.putDataset(
                      "x",
                      new StreamedDataset(
                          "x", (Group) hdf, new long[] {values.length}, 1, k -> values, storage)));
      try (HdfFile hdf = new HdfFile(path)) {
        assertArrayEquals(values, (double[]) hdf.getDatasetByPath("x").getData());
      }
    }
  }

  /** More than 2^31 bytes, stored plainly and in more than 2000 chunks. */
  @ParameterizedTest
  @CsvSource({"0", "1"})
  @Tag("slow")
  @Timeout(300)
  void moreThanTwoGibibytes(int level) throws Exception {
    long[] shape = {2200, 350, 400};
    assertTrue(8 * product(shape) > 1L << 31);
    Path path = folder.resolve("large.h5");
    double[] field = new double[140_000];
    LongFunction<double[]> fields =
        k -> {
          // Few different values, so that they compress quickly.
          for (int i = 0; i < field.length; i++) {
            int row = i / 400;
            field[i] = k + 1e-3 * row;
          }
          return field;
        };
    try {
      new OutputFile("file", path, false)
          .write(
              hdf -> {
                Storage storage = new Storage(false, level);
                hdf.putDataset(
                    "large", new StreamedDataset("large", (Group) hdf, shape, 2, fields, storage));
                hdf.putDataset("after", new double[] {1, 2, 3});
              });
      String script =
          """
          import sys, h5py, numpy
          with h5py.File(sys.argv[1], "r") as file:
              large = file["large"]
              assert large.shape == (2200, 350, 400)
              rows = 1e-3 * numpy.arange(350)[:, None]
              for k in [0, 1, 1023, 1024, 1916, 1917, 1918, 2047, 2048, 2199]:
                  assert numpy.array_equal(large[k], (k + rows).repeat(400, axis=1)), k
              assert file["after"][...].tolist() == [1, 2, 3]
          """;
      OtherReaders.output(OtherReaders.python("h5py"), "-c", script, path.toString());
      assertEquals(level == 0, Files.size(path) > 1L << 31);
    } finally {
      Files.deleteIfExists(path);
    }
  }
}
