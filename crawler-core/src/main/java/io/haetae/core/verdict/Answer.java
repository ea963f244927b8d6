package io.haetae.core.verdict;

import io.haetae.core.browse.Capture;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.Country;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a page answers by itself, without the controls of a session.
 *
 * @param reading what it says
 * @param verdict what that supports; empty for a result page that was understood, because a verdict
 *     is about one listing
 */
public record Answer(Reading reading, Optional<Verdict> verdict) {
  private static final Set<Meaning> OBSTACLES =
      EnumSet.of(
          Meaning.CHALLENGE,
          Meaning.RATE_LIMIT,
          Meaning.LOGIN_WALL,
          Meaning.FAILURE,
          Meaning.EMPTY_SHELL);

  /**
   * Reads and judges a page.
   *
   * @param adapter who reads it
   * @param capture the page
   * @param asked the address that was asked for; empty accepts the listing that the page names
   * @param country the delivery country that the page must state; empty accepts any
   */
  public static Answer of(
      SiteAdapter adapter, Capture capture, Optional<URI> asked, Optional<Country> country) {
    Reading reading = new GuardedAdapter(adapter).read(capture);
    Question question = new Question(asked.flatMap(adapter::listingAt), country, List.of());
    return new Answer(
        reading,
        understoodResults(reading)
            ? Optional.empty()
            : Optional.of(Judge.judge(question, reading)));
  }

  private static boolean understoodResults(Reading reading) {
    return reading.page() == PageKind.SEARCH
        && reading.signals().stream().noneMatch(signal -> OBSTACLES.contains(signal.meaning()));
  }
}
