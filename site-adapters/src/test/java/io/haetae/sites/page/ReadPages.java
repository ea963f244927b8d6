package io.haetae.sites.page;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.verdict.Judge;
import io.haetae.core.verdict.Question;
import io.haetae.core.verdict.Verdict;
import io.haetae.sites.SavedPage;
import java.net.URI;
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
