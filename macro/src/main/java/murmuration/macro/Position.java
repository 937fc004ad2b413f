package murmuration.macro;

/** A point; coordinates along axes that a grid does not have are 0. */
public record Position(double x, double y, double z) {}
