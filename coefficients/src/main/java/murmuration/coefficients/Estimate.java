package murmuration.coefficients;

/**
 * A measured number.
 *
 * @param value what was found
 * @param error estimated size of its error: one standard error and what bias there may be; infinite
 *     when not known
 */
public record Estimate(double value, double error) {}
