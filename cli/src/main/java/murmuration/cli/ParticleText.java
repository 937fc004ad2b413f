package murmuration.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import murmuration.io.ParticleCost;
import murmuration.io.Scenario;
import murmuration.kinetic.DensityDistance;
import murmuration.kinetic.ParticleComparison;
import murmuration.kinetic.ParticleOptions;
import murmuration.kinetic.ParticleOutput;
import murmuration.kinetic.ParticleStudy;

/** What summaries say of particles, each line within 80 columns. */
final class ParticleText {
  private static final double MEGABYTE = 1e6;

  private ParticleText() {}

  /** What became of the particles of one ε, compared at the last output. */
  static List<String> result(ParticleComparison comparison) {
    ParticleStudy study = comparison.particles();
    ParticleOptions options = comparison.options();
    ParticleOutput last = study.outputs().get(study.outputs().size() - 1);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  particles    %d, epsilon = %s, step %s, %d steps%s",
            options.particles(),
            Text.number(options.epsilon(), 4),
            Text.number(study.step(), 3),
            study.steps(),
            study.complete() ? "" : ", to t = " + Text.number(last.time(), 4)));
    List<String> distances = new ArrayList<>();
    comparison.toKinetic(last.index()).ifPresent(d -> distances.add("to kinetic " + noisy(d)));
    comparison
        .toLimit(last.index())
        .ifPresent(
            d ->
                distances.add(
                    "to limit " + (distances.isEmpty() ? noisy(d) : distance(d.distance()))));
    if (!distances.isEmpty()) {
      lines.add("               L2 distance " + String.join(", ", distances));
    }
    return lines;
  }

  /** What runs of particles will do. */
  static List<String> plan(Scenario.Particles particles, ParticleCost cost) {
    ParticleOptions options = particles.runs().get(0);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "  particles    %d, seed %d, forces %s, memory about %s MB%s",
            options.particles(),
            options.seed(),
            particles.forces(),
            Text.number(cost.memoryBytes() / MEGABYTE, 2),
            options.keepPositions() ? ", with positions" : ""));
    for (int i = 0; i < particles.runs().size(); i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "               epsilon = %s, step %s, %d steps",
              Text.number(particles.runs().get(i).epsilon(), 4),
              Text.number(cost.step().get(i), 3),
              cost.steps().get(i)));
    }
    return lines;
  }

  /** With what would be expected of independent particles. */
  private static String noisy(DensityDistance distance) {
    return distance(distance.distance()) + " (noise " + distance(distance.noise()) + ")";
  }

  private static String distance(double value) {
    return String.format(Locale.ROOT, "%.1e", value).replaceFirst("e([-+])0", "e$1");
  }
}
