package murmuration.examples.figures;

import murmuration.io.Table;
import murmuration.plots.Picture;

/**
 * A figure of the paper.
 *
 * @param number as in the paper, 1 to 12
 * @param title what it shows
 * @param table all numbers that are drawn, one row a point
 * @param picture the drawing
 */
public record Figure(int number, String title, Table table, Picture picture) {}
