package murmuration.plots;

/**
 * A picture of what is in a file.
 *
 * @param name a word, for names of files and to choose by: density, energy, limit, …
 * @param caption what is to be seen, in a sentence
 * @param picture the picture
 */
public record NamedPicture(String name, String caption, Picture picture) {}
