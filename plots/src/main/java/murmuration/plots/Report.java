package murmuration.plots;

import static j2html.TagCreator.body;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.document;
import static j2html.TagCreator.each;
import static j2html.TagCreator.footer;
import static j2html.TagCreator.h1;
import static j2html.TagCreator.h2;
import static j2html.TagCreator.head;
import static j2html.TagCreator.header;
import static j2html.TagCreator.html;
import static j2html.TagCreator.link;
import static j2html.TagCreator.main;
import static j2html.TagCreator.meta;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.section;
import static j2html.TagCreator.style;
import static j2html.TagCreator.title;

import j2html.tags.DomContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import murmuration.io.FileKind;
import murmuration.io.OutputException;
import murmuration.io.RunReader;
import murmuration.io.Version;

/**
 * All that an output file says to people, in one page of HTML: verdict, pictures, tables and the
 * scenario. Pictures and style are within the page, which asks for nothing else, runs no script and
 * forbids the browser either. The same file gives the same page.
 */
public final class Report {
  /** Neither scripts nor resources from elsewhere, whatever the file holds. */
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

  private final RunReader file;
  private final Figures figures;

  private Report(RunReader file) {
    this.file = file;
    figures = new Figures(pictures(file));
  }

  /**
   * Makes the page.
   *
   * @param name of the file, for the last line of the page
   * @return of a run its verdict, density, study of the limit, particles, coefficients and
   *     scenario, as far as they are in the file; of coefficients and sweeps their tables
   * @throws IllegalArgumentException when the file is none of these
   * @throws OutputException when the file is damaged
   */
  public static String page(RunReader file, String name) {
    if (file.kind() != FileKind.RUN
        && file.kind() != FileKind.COEFFICIENTS
        && file.kind() != FileKind.SWEEP) {
      throw new IllegalArgumentException(
          "reports are of runs, coefficients and sweeps, of which there is none in " + name);
    }
    try {
      return new Report(file).page(name);
    } catch (IndexOutOfBoundsException | ArithmeticException e) {
      throw new OutputException(name + ": damaged: its datasets do not fit each other", e);
    }
  }

  private String page(String name) {
    return document(
        html(
                about(),
                body(
                    opening(),
                    main(sections()),
                    footer(p("Made by murmuration " + Version.text() + " from " + name + "."))))
            .withLang("en"));
  }

  /** A sweep over nothing, or over more than pictures can show, has a table all the same. */
  private static List<NamedPicture> pictures(RunReader file) {
    try {
      return FilePictures.of(file, List.of());
    } catch (IllegalArgumentException e) {
      if (file.kind() == FileKind.SWEEP) {
        return List.of();
      }
      throw e;
    }
  }

  private DomContent about() {
    return head(
        meta().withCharset("utf-8"),
        meta().attr("http-equiv", "Content-Security-Policy").withContent(POLICY),
        meta().withName("viewport").withContent("width=device-width, initial-scale=1"),
        // Without, browsers ask a server for one.
        link().withRel("icon").withHref("data:,"),
        title(file.title()),
        style(rawHtml(styleSheet())));
  }

  private static String styleSheet() {
    try (InputStream sheet = Report.class.getResourceAsStream("report.css")) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DomContent opening() {
    String kind =
        switch (file.kind()) {
          case RUN -> "A run";
          case SWEEP -> "A sweep";
          default -> "Coefficients of a velocity potential";
        };
    String created =
        file.attribute("created")
            .map(time -> ", on " + time.toString().replace("T", " at ").replace("Z", " UTC"))
            .orElse("");
    return header(
        h1(file.title()),
        p(kind + ", computed by murmuration " + file.version() + created + completeness() + "."));
  }

  private String completeness() {
    return file.kind() == FileKind.RUN && file.incomplete().isEmpty() ? ", complete" : "";
  }

  private DomContent sections() {
    return switch (file.kind()) {
      case RUN ->
          each(
              incomplete(),
              LimitSection.verdict(file),
              DensitySection.of(file, figures),
              LimitSection.of(file, figures),
              ParticleSection.of(file, figures),
              CoefficientSection.of(file, figures),
              figures.rest(),
              scenario());
      case SWEEP -> each(SweepSection.of(file, figures), figures.rest());
      default -> each(CoefficientSection.of(file, figures), figures.rest());
    };
  }

  private DomContent incomplete() {
    Optional<String> reason = file.incomplete();
    return each(reason.stream().map(why -> p("not complete: " + why).withClasses("box", "bad")));
  }

  private DomContent scenario() {
    return section(
        h2("Scenario"), div(pre(code(file.scenario()))).withClass("wide").withTabindex(0));
  }
}
