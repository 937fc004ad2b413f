/**
 * Pictures: curves and maps in panels, drawn to PNG, SVG and animated GIF, and the choice of those
 * that show what is in an output file.
 */
package murmuration.plots;
