package io.haetae.sites.page;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Header;
import io.haetae.core.browse.Headers;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.core.verdict.Verdict;
import io.haetae.sites.SavedPage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Pages that the tests write themselves, read and judged as captures. */
public final class ReadPages {
  private ReadPages() {}

  /** A page seen at an address that was asked for. */
  public static Capture seen(String requested, String address, String html) {
    return new Capture(
        Optional.of(URI.create(requested)),
        Optional.of(URI.create(address)),
        Instant.EPOCH,
        Instant.EPOCH,
        new Capture.Loaded(),
        List.<Exchange>of(),
        Optional.of(html),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** A capture with one more exchange. */
  public static Capture with(
      Capture page, URI url, Exchange.ResourceKind kind, String contentType, String body) {
    Exchange exchange =
        new Exchange(
            2,
            url,
            "GET",
            Headers.none(),
            Optional.empty(),
            kind,
            Instant.EPOCH,
            Duration.ZERO,
            Exchange.Connection.unknown(),
            new Exchange.Response(
                200,
                "",
                new Headers(List.of(new Header("Content-Type", contentType))),
                Optional.empty(),
                Bytes.utf8(body),
                Exchange.BodyForm.CONTENT_DECODED,
                Optional.empty()));
    return new Capture(
        page.requestedUrl(),
        page.finalUrl(),
        page.openedAt(),
        page.closedAt(),
        page.ending(),
        List.of(exchange),
        page.dom(),
        page.text(),
        page.screenshots(),
        page.console(),
        page.vantage(),
        page.browser());
  }

  /** A file as somebody saved it: a page, or data. */
  public static Capture saved(String content) {
    return SavedPage.capture("saved", Bytes.utf8(content));
  }

  /** What a reading proves when nobody asked for anything in particular. */
  public static String verdict(Reading reading) {
    Verdict verdict =
        Judge.judge(new Question(Optional.empty(), Optional.empty(), List.of()), reading);
    return verdict instanceof Verdict.Undetermined undetermined
        ? "Undetermined:" + undetermined.reason().stored()
        : verdict.kind();
  }

  /** The verdict on a saved page. */
  public static String verdict(SiteAdapter adapter, String saved) {
    return verdict(new GuardedAdapter(adapter).read(saved(saved)));
  }
}
