package murmuration.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.List;
import murmuration.io.OutputException;
import murmuration.io.OutputFile;

/** Hands the scripts of a sweep to Slurm, whose programs need to be on the path. */
public final class SlurmQueue {
  private final SlurmScripts scripts;

  /** The queue for a sweep. */
  public SlurmQueue(SlurmScripts scripts) {
    this.scripts = scripts;
  }

  /**
   * What was submitted.
   *
   * @param array the number of the array
   * @param gather that of the job after it
   */
  public record Jobs(String array, String gather) {}

  /**
   * Checks that no earlier jobs of the sweep are in the queue any more.
   *
   * @throws SlurmException when there are some, or Slurm does not answer
   */
  public void requireIdle() {
    String jobs;
    try {
      jobs = Files.readString(scripts.jobs()).strip().replace("\n", ",");
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      throw new OutputException(scripts.jobs() + ": cannot be read", e);
    }
    Answer answer = ask("squeue", "--noheader", "--format=%A", "--jobs=" + jobs);
    boolean forgotten = answer.text().contains("Invalid job id");
    if (answer.code() != 0 && !forgotten) {
      throw new SlurmException("squeue: " + answer.text());
    }
    if (!forgotten && !answer.text().isEmpty()) {
      throw new SlurmException(
          "jobs "
              + jobs
              + " of this sweep are in the queue still: wait for them, or end them by: scancel "
              + jobs.replace(",", " "));
    }
  }

  /**
   * Submits the array, and the job that makes the tables when all its tasks have ended, well or
   * not.
   *
   * @throws SlurmException when Slurm refuses
   */
  public Jobs submit() {
    String array = submitted("sbatch", "--parsable", scripts.array().toString());
    note(array);
    String gather =
        submitted(
            "sbatch", "--parsable", "--dependency=afterany:" + array, scripts.gather().toString());
    note(array + "\n" + gather);
    return new Jobs(array, gather);
  }

  private void note(String jobs) {
    new OutputFile("output.folder", scripts.jobs(), true)
        .write((jobs + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** With several clusters the number is followed by the name of one. */
  private static String submitted(String... command) {
    Answer answer = ask(command);
    String number = answer.text().replaceFirst(";.*", "");
    if (answer.code() != 0 || !number.matches("[0-9]+")) {
      throw new SlurmException("sbatch: " + answer.text());
    }
    return number;
  }

  private record Answer(int code, String text) {}

  private static Answer ask(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), String.join("; ", List.of(text.strip().split("\n"))));
    } catch (IOException e) {
      throw new SlurmException(
          command[0] + ": cannot be started; --engine slurm needs Slurm's programs on the path");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlurmException(command[0] + ": interrupted");
    }
  }
}
