package murmuration.sweep;

import java.io.Serializable;

/**
 * One case of a sweep, with all that it needs to be computed anywhere.
 *
 * @param number from 0
 * @param digest names its files
 * @param label what is special about it, for people
 * @param scenario its text
 * @param file where its density goes, or null
 */
public record PlannedCase(int number, String digest, String label, String scenario, String file)
    implements Serializable {}
