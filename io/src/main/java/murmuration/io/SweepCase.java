package murmuration.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One case of a sweep.
 *
 * @param <T> the kind of coefficients
 * @param parameters all numbers that the case is given by, in the same order for all cases
 * @param coefficients what was computed; empty when that failed
 * @param error why it failed, or empty
 */
public record SweepCase<T>(
    Map<String, ? extends Number> parameters, Optional<T> coefficients, String error) {
  /** Copies the parameters. */
  public SweepCase {
    parameters = new LinkedHashMap<>(parameters);
  }
}
