package murmuration.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in the journal of a run, which may still go on.
 *
 * @param version of the program that began it
 * @param scenario what is run, the text
 * @param outputs how many densities there are
 * @param time of the last one; NaN without any
 * @param epsilon the ε of the kinetic check that are done
 * @param particles the ε of the runs of particles that are done
 */
public record JournalSummary(
    String version,
    String scenario,
    int outputs,
    double time,
    List<Double> epsilon,
    List<Double> particles) {
  /** Copies the lists. */
  public JournalSummary {
    epsilon = List.copyOf(epsilon);
    particles = List.copyOf(particles);
  }

  /** Puts a summary together. */
  private static final class Builder {
    private String begun = "";
    private int outputs;
    private double time = Double.NaN;
    private final List<Double> epsilon = new ArrayList<>();
    private final List<Double> particles = new ArrayList<>();

    void add(JournalFile file, int kind, long position, long length) throws IOException {
      if (kind == RunJournal.SCENARIO) {
        begun = new String(file.bytes(position, (int) length), StandardCharsets.UTF_8);
      } else if (kind == RunJournal.SNAPSHOT && length >= 2 * Double.BYTES) {
        double[] head = file.numbers(position, 2);
        outputs = (int) head[0] + 1;
        time = head[1];
      } else if (kind == RunJournal.ROW && length >= Double.BYTES) {
        epsilon.add(file.numbers(position, 1)[0]);
      } else if (kind == RunJournal.PARTICLES && length >= Double.BYTES) {
        particles.add(file.numbers(position, 1)[0]);
      }
    }

    JournalSummary build() {
      String[] parts = begun.split("\n", 3);
      return new JournalSummary(
          parts[0], parts.length < 3 ? "" : parts[2], outputs, time, epsilon, particles);
    }
  }

  /**
   * Reads a summary; empty when the file is no journal.
   *
   * @throws OutputException when it cannot be read
   */
  public static Optional<JournalSummary> read(Path path) {
    try {
      if (!JournalFile.recognises(path)) {
        return Optional.empty();
      }
      Builder builder = new Builder();
      JournalFile.read(path, builder::add);
      return Optional.of(builder.build());
    } catch (IOException e) {
      throw new OutputException(path + ": cannot be read: " + e.getMessage(), e);
    }
  }
}
