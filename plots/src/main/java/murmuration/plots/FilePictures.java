package murmuration.plots;

import java.util.ArrayList;
import java.util.List;
import murmuration.io.RunReader;

/** The pictures that show what is in an output file. */
public final class FilePictures {
  private FilePictures() {}

  /**
   * Draws all there are.
   *
   * @param times the times at which densities are shown, taken from the nearest output; empty: a
   *     few, evenly
   * @return of a run the density, energy, limit, particles, coefficients and eigenfunctions, as far
   *     as they are in the file; of coefficients the last two; of a sweep one over its parameters
   * @throws murmuration.io.InvalidValueException when a time is outside of the run
   * @throws IllegalArgumentException when there is nothing that pictures are made of
   * @throws murmuration.io.OutputException when the file is damaged
   */
  public static List<NamedPicture> of(RunReader file, List<Double> times) {
    List<NamedPicture> pictures = new ArrayList<>();
    switch (file.kind()) {
      case RUN -> {
        pictures.add(new DensityPictures(file, times).picture());
        if (file.times().length > 1) {
          pictures.add(DiagnosticPictures.picture(file));
        }
        LimitPictures.picture(file).ifPresent(pictures::add);
        ParticlePictures.picture(file).ifPresent(pictures::add);
        CoefficientPictures.sums(file).ifPresent(pictures::add);
        CoefficientPictures.eigenfunctions(file).ifPresent(pictures::add);
      }
      case COEFFICIENTS -> {
        CoefficientPictures.sums(file).ifPresent(pictures::add);
        CoefficientPictures.eigenfunctions(file).ifPresent(pictures::add);
      }
      case SWEEP -> pictures.add(SweepPictures.picture(file));
      case TABLE, OTHER ->
          throw new IllegalArgumentException(
              "pictures are of runs, coefficients and sweeps, of which there is none in the file");
    }
    return pictures;
  }

  /**
   * The density as an animation.
   *
   * @param most the largest number of frames, taken evenly from the outputs
   */
  public static Animation animation(RunReader run, int most) {
    DensityPictures pictures = new DensityPictures(run, List.of());
    List<Integer> outputs = new Densities(run).outputs(most);
    return new Animation(outputs.size(), frame -> pictures.frame(outputs.get(frame)));
  }
}
