/**
 * The figures of V. Bonnaillie-Noël, J. A. Carrillo, T. Goudon and G. A. Pavliotis, IMA Journal of
 * Numerical Analysis (2016), doi:10.1093/imanum/drv066, computed anew.
 */
package murmuration.examples.figures;
