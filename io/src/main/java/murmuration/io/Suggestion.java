package murmuration.io;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Guesses what somebody meant to write. */
public final class Suggestion {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Suggestion() {}

  /** The nearest of the allowed names, when it is near at all. */
  static Optional<String> closest(String given, Collection<String> allowed) {
    return allowed.stream()
        .min(Comparator.comparingInt(name -> distance(given, name)))
        .filter(name -> distance(given, name) <= Math.max(2, name.length() / 3))
        .filter(name -> distance(given, name) < name.length());
  }

  /** A phrase such as {@code ; did you mean "cells"?}, empty when no name is near. */
  public static String guess(String given, Collection<String> allowed) {
    return closest(given, allowed).map(name -> "; did you mean \"" + name + "\"?").orElse("");
  }

  /** A phrase such as {@code ; did you mean "cells"? Allowed: a, b}. */
  public static String phrase(String given, Collection<String> allowed) {
    String guess =
        closest(given, allowed).map(name -> "did you mean \"" + name + "\"? ").orElse("");
    return guess + "allowed: " + String.join(", ", allowed);
  }

  private static int distance(String given, String name) {
    return DISTANCE.apply(given.toLowerCase(Locale.ROOT), name);
  }
}
