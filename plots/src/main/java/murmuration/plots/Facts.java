package murmuration.plots;

import static j2html.TagCreator.each;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.text;
import static j2html.TagCreator.th;
import static j2html.TagCreator.tr;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.List;
import murmuration.io.RunReader;

/** Names with what is to be said of them, in a table of two columns; not thread-safe. */
final class Facts {
  private final RunReader file;
  private final List<DomContent> rows = new ArrayList<>();

  Facts(RunReader file) {
    this.file = file;
  }

  Facts add(String name, DomContent value) {
    rows.add(tr(th(name).attr("scope", "row"), td(value)));
    return this;
  }

  Facts add(String name, String value) {
    return add(name, text(value));
  }

  /** An attribute: numbers or a text; nothing where the file has no such attribute. */
  Facts attribute(String name, String path, int digits) {
    file.attribute(path)
        .ifPresent(
            value -> {
              if (value instanceof Long || value instanceof Integer) {
                add(name, Numbers.of(((Number) value).longValue()));
              } else if (value instanceof Number number) {
                add(name, Numbers.of(number.doubleValue(), digits));
              } else if (value instanceof double[] numbers) {
                add(name, Numbers.of(numbers, digits));
              } else {
                add(name, value.toString());
              }
            });
    return this;
  }

  /** The table; nothing without rows. */
  DomContent content() {
    return rows.isEmpty() ? each() : table(tbody(each(rows.stream()))).withClass("facts");
  }
}
