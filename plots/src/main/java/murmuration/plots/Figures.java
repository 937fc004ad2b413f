package murmuration.plots;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figcaption;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.img;

import j2html.tags.DomContent;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The pictures of a page, of which each is to be taken once; not thread-safe. */
final class Figures {
  /** Twice as fine as the page, for screens that are, and for paper. */
  private static final int SCALE = 2;

  private final List<NamedPicture> left;

  Figures(List<NamedPicture> pictures) {
    left = new ArrayList<>(pictures);
  }

  /** The pictures of these names that there are, with their captions. */
  DomContent take(String... names) {
    List<DomContent> taken = new ArrayList<>();
    for (String name : names) {
      for (NamedPicture picture : List.copyOf(left)) {
        if (picture.name().equals(name)) {
          taken.add(figureOf(picture));
          left.remove(picture);
        }
      }
    }
    return each(taken.stream());
  }

  /** All that were not taken. */
  DomContent rest() {
    return take(left.stream().map(NamedPicture::name).distinct().toArray(String[]::new));
  }

  private static DomContent figureOf(NamedPicture named) {
    Picture picture = named.picture();
    String data = Base64.getEncoder().encodeToString(picture.png(SCALE));
    return figure(
        div(img()
                .withSrc("data:image/png;base64," + data)
                .withAlt(named.caption())
                .withWidth(String.valueOf(picture.width()))
                .withHeight(String.valueOf(picture.height())))
            .withClass("wide")
            .withTabindex(0),
        figcaption(named.caption()));
  }
}
