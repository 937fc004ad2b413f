/**
 * Pictures: curves and maps in panels, drawn to PNG, SVG and animated GIF, the choice of those that
 * show what is in an output file, and reports with them in one page of HTML.
 */
package murmuration.plots;
