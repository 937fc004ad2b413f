/** Sweeps: many cases of one scenario, on the cores of one machine or on a cluster. */
package murmuration.sweep;
