package murmuration.sweep;

import java.io.Serializable;

/**
 * All that is needed to do one case, on whatever machine.
 *
 * @param number that of the case in its sweep, from 0
 * @param digest names the files of the case
 * @param label what varies and its value
 * @param text the scenario of the case, YAML
 * @param keepFields whether a density and its HDF5 file are wanted
 */
public record PlannedCase(int number, String digest, String label, String text, boolean keepFields)
    implements Serializable {}
