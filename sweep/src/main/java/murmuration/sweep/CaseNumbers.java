package murmuration.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import murmuration.io.InvalidValueException;

/** Numbers of cases as users and scripts write them, such as {@code 0-9,17}. */
public final class CaseNumbers {
  private CaseNumbers() {}

  /**
   * Reads numbers.
   *
   * @param size the number of cases of the sweep
   * @return in ascending order
   * @throws InvalidValueException when it has another form or there is no such case
   */
  public static List<Integer> parse(String text, int size) {
    TreeSet<Integer> numbers = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      if (!part.strip().matches("[0-9]{1,9}(-[0-9]{1,9})?")) {
        throw new InvalidValueException("cases", text, "expected numbers such as 0-9,17");
      }
      String[] ends = part.strip().split("-", 2);
      int first = Integer.parseInt(ends[0]);
      int last = Integer.parseInt(ends[ends.length - 1]);
      if (first > last || last >= size) {
        throw new InvalidValueException("cases", text, "the cases are 0 to " + (size - 1));
      }
      for (int number = first; number <= last; number++) {
        numbers.add(number);
      }
    }
    return List.copyOf(numbers);
  }

  /**
   * Writes numbers, runs of them as ranges.
   *
   * @param numbers in ascending order
   */
  static String text(List<Integer> numbers) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < numbers.size(); ) {
      int first = i++;
      while (i < numbers.size() && numbers.get(i) == numbers.get(i - 1) + 1) {
        i++;
      }
      String start = numbers.get(first).toString();
      parts.add(i - first == 1 ? start : start + "-" + numbers.get(i - 1));
    }
    return String.join(",", parts);
  }
}
