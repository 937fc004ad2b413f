package murmuration.sweep;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is needed to do one case, on whatever machine.
 *
 * @param number that of the case in its sweep, from 0
 * @param digest tells what is computed: cases with the same one have the same result; it names the
 *     files of the case
 * @param compute what is to be done
 * @param label what varies and its values, such as {@code velocity.gamma = 5}
 * @param source the name of the base scenario without its folder, for messages
 * @param folder where relative names of files in the scenario start from
 * @param text the scenario of the case, YAML
 * @param measures formulas by name, whose means over the density at the end are wanted
 * @param keepFields whether an HDF5 file of the case is wanted
 */
public record PlannedCase(
    int number,
    String digest,
    Compute compute,
    String label,
    String source,
    String folder,
    String text,
    Map<String, String> measures,
    boolean keepFields)
    implements Serializable {
  /** Copies the measures. */
  public PlannedCase {
    measures = new TreeMap<>(measures);
  }
}
