package murmuration.macro;

import static murmuration.macro.Fields.advance;
import static murmuration.macro.Fields.evolve;
import static murmuration.macro.Fields.normal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the equation does not distinguish the scheme does not either. */
class SymmetryTest {
  private static final double ROUND_OFF = 1e-12;

  private static FiniteVolumeScheme scheme(InteractionPotential potential, Grid grid) {
    return new FiniteVolumeScheme(new AggregationDiffusion(0.2, 1, potential), grid);
  }

  private static double[] run(Scheme scheme, double[] initial) {
    return scheme.output(advance(scheme, initial, 0.5, 20));
  }

  private static void assertSame(double[] expected, double[] actual) {
    assertArrayEquals(expected, actual, ROUND_OFF * Arrays.stream(expected).max().orElseThrow());
  }

  /** Which cell of one field a cell of another gets its value from. */
  private interface Source {
    int[] of(int[] cell);
  }

  private static double[] moved(double[] field, Grid from, Grid to, Source source) {
    double[] moved = new double[field.length];
    int[] cell = new int[to.dimension()];
    for (int i = 0; i < moved.length; i++) {
      for (int a = 0; a < cell.length; a++) {
        cell[a] = i / to.stride(a) % to.axis(a).cells();
      }
      int[] origin = source.of(cell);
      int index = 0;
      for (int a = 0; a < cell.length; a++) {
        index += origin[a] * from.stride(a);
      }
      moved[i] = field[index];
    }
    return moved;
  }

  /** Random numbers between 0.5 and 1.5. */
  private static double[] random(long seed, Grid grid) {
    return new Random(seed).doubles(grid.size(), 0.5, 1.5).toArray();
  }

  private static final Axis LINE = new Axis(-3, 3, 20, Boundary.PERIODIC);
  private static final Axis LONG = new Axis(-2, 5, 28, Boundary.PERIODIC);
  private static final Axis SHORT = new Axis(-1, 1.5, 9, Boundary.NO_FLUX);
  private static final Axis WALLS = new Axis(-2, 2, 18, Boundary.NO_FLUX);

  static IntStream shifts() {
    return IntStream.range(1, LINE.cells());
  }

  @ParameterizedTest
  @MethodSource("shifts")
  void translatedDataGiveTheTranslatedSolution(int shift) {
    Grid line = Grid.of(LINE);
    assertTranslates(InteractionPotential.gaussian(1), line, shift, 0, 0);
    assertTranslates(InteractionPotential.newtonian(1).scaled(-1), line, shift, 0, 0);
    assertTranslates(InteractionPotential.gaussian(1), Grid.of(LINE, LONG), shift, 3 * shift, 0);
    assertTranslates(InteractionPotential.gaussian(1), Grid.of(LINE, SHORT), shift, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7})
  void translatedDataGiveTheTranslatedSolutionInSpace(int shift) {
    Axis ring = new Axis(0, 2, 8, Boundary.PERIODIC);
    Axis other = new Axis(0, 3, 10, Boundary.PERIODIC);
    InteractionPotential potential = InteractionPotential.gaussian(0.5);
    assertTranslates(potential, Grid.of(ring, other, ring), shift, 2 * shift, shift + 3);
    assertTranslates(potential, Grid.of(ring, SHORT, other), shift, 0, 2 * shift);
  }

  private static void assertTranslates(
      InteractionPotential potential, Grid grid, int alongX, int alongY, int alongZ) {
    int[] shift = {alongX, alongY, alongZ};
    Source source =
        cell -> {
          int[] origin = new int[cell.length];
          for (int a = 0; a < cell.length; a++) {
            origin[a] = Math.floorMod(cell[a] - shift[a], grid.axis(a).cells());
          }
          return origin;
        };
    assertMoves(scheme(potential, grid), scheme(potential, grid), source, shift[0]);
  }

  /** Runs moved data, and moves what the data themselves give. */
  private static void assertMoves(
      FiniteVolumeScheme scheme, FiniteVolumeScheme other, Source source, long seed) {
    double[] rho = random(seed, scheme.grid());
    double[] expected = moved(run(scheme, rho), scheme.grid(), other.grid(), source);
    assertSame(expected, run(other, moved(rho, scheme.grid(), other.grid(), source)));
  }

  static Stream<Grid> grids() {
    return Stream.of(
        Grid.of(LINE),
        Grid.of(WALLS),
        Grid.of(LINE, LONG),
        Grid.of(WALLS, LINE),
        Grid.of(WALLS, SHORT),
        Grid.of(new Axis(-2, 2, 9, Boundary.NO_FLUX), SHORT, new Axis(0, 2, 8, Boundary.PERIODIC)));
  }

  /** Along each axis alone and along all of them. */
  @ParameterizedTest
  @MethodSource("grids")
  void mirroredDataGiveTheMirroredSolution(Grid grid) {
    InteractionPotential potential = InteractionPotential.morse(2, 0.5, 1, 1);
    for (int axes = 1; axes < 1 << grid.dimension(); axes++) {
      int chosen = axes;
      Source source =
          cell -> {
            int[] origin = cell.clone();
            for (int a = 0; a < cell.length; a++) {
              if ((chosen >> a & 1) == 1) {
                origin[a] = grid.axis(a).cells() - 1 - cell[a];
              }
            }
            return origin;
          };
      assertMoves(scheme(potential, grid), scheme(potential, grid), source, axes);
    }
  }

  static Stream<Grid> planesAndSpaces() {
    return grids().filter(grid -> grid.dimension() > 1);
  }

  /** All orders of the axes, which differ in length, cells and boundary. */
  @ParameterizedTest
  @MethodSource("planesAndSpaces")
  void permutedAxesGiveThePermutedSolution(Grid grid) {
    InteractionPotential potential = InteractionPotential.morse(2, 0.5, 1, 1);
    for (int[] order : orders(grid.dimension())) {
      List<Axis> axes = new ArrayList<>();
      for (int a : order) {
        axes.add(grid.axis(a));
      }
      Source source =
          cell -> {
            int[] origin = new int[cell.length];
            for (int a = 0; a < cell.length; a++) {
              origin[order[a]] = cell[a];
            }
            return origin;
          };
      assertMoves(scheme(potential, grid), scheme(potential, new Grid(axes)), source, 7);
    }
  }

  private static List<int[]> orders(int dimension) {
    return dimension == 2
        ? List.of(new int[] {1, 0})
        : List.of(
            new int[] {0, 2, 1},
            new int[] {1, 0, 2},
            new int[] {1, 2, 0},
            new int[] {2, 0, 1},
            new int[] {2, 1, 0});
  }

  /** On a square the scheme has the symmetries of the square. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void turnedDataGiveTheTurnedSolution(boolean walls) {
    Axis side = walls ? WALLS : LINE;
    Grid grid = Grid.of(side, side);
    InteractionPotential potential = InteractionPotential.gaussian(0.7);
    Source turn = cell -> new int[] {cell[1], side.cells() - 1 - cell[0]};
    assertMoves(scheme(potential, grid), scheme(potential, grid), turn, 11);
  }

  /** A line of data among axes along which nothing changes. */
  record Embedding(String name, int along, Grid grid) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final Axis DATA = new Axis(-4, 4, 48, Boundary.PERIODIC);
  private static final Axis WALLED_DATA = new Axis(-4, 5, 45, Boundary.NO_FLUX);
  private static final Axis ACROSS = new Axis(0, 3, 12, Boundary.PERIODIC);
  private static final Axis FEW_ACROSS = new Axis(0, 2, 8, Boundary.PERIODIC);

  static Stream<Embedding> embeddings() {
    return Stream.of(
        new Embedding("x, periodic", 0, Grid.of(DATA, ACROSS)),
        new Embedding("y, periodic", 1, Grid.of(ACROSS, DATA)),
        new Embedding("x, walls", 0, Grid.of(WALLED_DATA, ACROSS)),
        new Embedding("y, walls", 1, Grid.of(FEW_ACROSS, WALLED_DATA)),
        new Embedding("x in space", 0, Grid.of(DATA, ACROSS, FEW_ACROSS)),
        new Embedding("y in space", 1, Grid.of(FEW_ACROSS, WALLED_DATA, ACROSS)),
        new Embedding("z in space", 2, Grid.of(ACROSS, FEW_ACROSS, DATA)));
  }

  /**
   * Integrated over the other coordinates −e^{−r²/2ℓ²} is (√(2π)ℓ)^{d−1} times that of one
   * dimension. Steps so short that every method in time gives the same to round-off.
   */
  @ParameterizedTest
  @MethodSource("embeddings")
  void dataOfOneCoordinateAreThoseOfOneDimension(Embedding embedding) {
    assertOneDimensional(embedding, false, ROUND_OFF);
  }

  @ParameterizedTest
  @MethodSource("embeddings")
  void dataOfOneCoordinateAreThoseOfOneDimensionInARun(Embedding embedding) {
    assertOneDimensional(embedding, true, 2e-6);
  }

  private static void assertOneDimensional(Embedding embedding, boolean wholeRun, double accuracy) {
    Grid grid = embedding.grid();
    int along = embedding.along();
    double length = 0.8;
    double factor = Math.pow(Math.sqrt(2 * Math.PI) * length, grid.dimension() - 1);
    FiniteVolumeScheme many =
        new FiniteVolumeScheme(
            new AggregationDiffusion(
                0.2,
                1,
                InteractionPotential.gaussian(length),
                (x, y, z) -> trap(along == 0 ? x : along == 1 ? y : z)),
            grid);
    FiniteVolumeScheme line =
        new FiniteVolumeScheme(
            new AggregationDiffusion(
                0.2, 1, InteractionPotential.gaussian(length).scaled(factor), (x, y, z) -> trap(x)),
            Grid.of(grid.axis(along)));
    double[] thin = line.discretise(normal(0.4, 0.6));
    double[] flat = new double[grid.size()];
    Arrays.setAll(flat, i -> thin[cell(embedding, i)]);
    double[] actual = wholeRun ? evolve(many, flat, 0.5, 1e-6).density() : shortRun(many, flat);
    double[] expected = wholeRun ? evolve(line, thin, 0.5, 1e-6).density() : shortRun(line, thin);
    double largest = Arrays.stream(expected).max().orElseThrow();
    for (int i = 0; i < actual.length; i++) {
      int cell = cell(embedding, i);
      assertEquals(expected[cell], actual[i], accuracy * largest);
      int first = cell * grid.stride(along);
      assertEquals(actual[first], actual[i], ROUND_OFF * largest);
    }
  }

  private static int cell(Embedding embedding, int i) {
    Grid grid = embedding.grid();
    return i / grid.stride(embedding.along()) % grid.axis(embedding.along()).cells();
  }

  /** Of period 8. */
  private static double trap(double x) {
    return 0.5 * Math.cos(Math.PI * x / 4);
  }

  private static double[] shortRun(Scheme scheme, double[] initial) {
    return scheme.output(advance(scheme, initial, 1e-5, 20));
  }
}
