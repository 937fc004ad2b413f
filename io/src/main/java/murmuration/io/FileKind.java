package murmuration.io;

import java.util.Set;

/** What a file holds, by the names in it. */
public enum FileKind {
  /** A run, with a density over time. */
  RUN,
  /** The coefficients of one velocity model. */
  COEFFICIENTS,
  /** A sweep over coefficients. */
  SWEEP,
  /** A table, such as the data of a figure. */
  TABLE,
  /** Nothing that this program writes. */
  OTHER;

  /** The version of the layout of files that are written now; older files do not say. */
  public static final int FORMAT = 1;

  static FileKind of(Set<String> attributes, Set<String> datasets) {
    if (!attributes.contains("version")) {
      return OTHER;
    }
    if (datasets.contains("density") && datasets.contains("time")) {
      return RUN;
    }
    if (datasets.contains("case")) {
      return SWEEP;
    }
    if (datasets.contains("row")) {
      return TABLE;
    }
    return attributes.contains("coefficients/method") ? COEFFICIENTS : OTHER;
  }
}
