package murmuration.plots;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;

/** A table row by row; not thread-safe. */
final class Rows {
  private final String caption;
  private final List<String> heads;
  private final List<DomContent> rows = new ArrayList<>();

  Rows(String caption, List<String> heads) {
    this.caption = caption;
    this.heads = List.copyOf(heads);
  }

  /** Adds a row of numbers, each in so many digits. */
  void add(int digits, double... numbers) {
    List<DomContent> cells = new ArrayList<>();
    for (double number : numbers) {
      cells.add(Numbers.of(number, digits));
    }
    add(cells);
  }

  /** Adds a row that begins with its name. */
  void add(String name, int digits, double... numbers) {
    List<DomContent> cells = new ArrayList<>(List.of(text(name)));
    for (double number : numbers) {
      cells.add(Numbers.of(number, digits));
    }
    add(cells);
  }

  /** Adds a row, which its first cell names. */
  void add(List<DomContent> cells) {
    rows.add(
        tr(
            th(cells.get(0)).attr("scope", "row"),
            each(cells.subList(1, cells.size()).stream().map(cell -> td(cell)))));
  }

  /** The table; it scrolls where it is wider than the page. */
  DomContent content() {
    return div(table(
            caption(caption),
            thead(tr(each(heads.stream().map(head -> th(head).attr("scope", "col"))))),
            tbody(each(rows.stream()))))
        .withClass("wide")
        .withTabindex(0);
  }
}
