package murmuration.kinetic;

/**
 * A mean over particles.
 *
 * @param value the mean
 * @param standardError its standard deviation if particles were independent
 */
public record Moment(double value, double standardError) {}
