package murmuration.plots;

/** A part of a picture with axes of its own. */
public sealed interface Panel permits LineChart, MapChart {
  /** The line above it, or empty. */
  String title();
}
