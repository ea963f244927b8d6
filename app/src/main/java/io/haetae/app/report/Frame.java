package io.haetae.app.report;

import java.util.List;

/** The frame of every page: it holds all it shows, runs no script and asks no network. */
public final class Frame {
  private static final Bilingual DEMONSTRATION =
      new Bilingual(
          "시연 자료: 모의 사이트에서 만든 것으로, 실제 사이트에 대한 증거가 아님",
          "Demonstration: made on simulated sites, no evidence of any real one");

  private Frame() {}

  /**
   * A page.
   *
   * @param attributes of its root, with its language
   * @param styles its style sheets
   * @param before what stands before the sections
   */
  public static Html of(
      Html attributes, Bilingual title, List<Html> styles, List<Html> before, List<Html> sections) {
    return Html.of(
        """
        <!DOCTYPE html>
        <html {}>
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; \
        style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <title>{}</title>
        <link rel="icon" href="data:,">
        <style>{}</style>
        </head>
        <body>
        {}
        <main>
        {}
        </main>
        </body>
        </html>
        """,
        attributes,
        title.plain(),
        Html.all(styles),
        Html.all(before),
        Html.all(sections));
  }

  /** The band that stands on every page of a demonstration. */
  public static Html demonstration() {
    return band(DEMONSTRATION);
  }

  /** A band across the top of a page. */
  static Html band(Bilingual words) {
    return Html.of("<div class=\"band\" role=\"note\">{}</div>", words.html());
  }
}
