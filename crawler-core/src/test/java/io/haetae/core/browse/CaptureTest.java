package io.haetae.core.browse;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Exchange.ResourceKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private static final URI PAGE = URI.create("https://shop.example/item/1");
  private static final URI FRAME = URI.create("https://ads.example/frame");

  @Test
  void theMainExchangeIsTheLastDocumentOfTheFinalAddress() {
    Exchange redirect =
        Captures.document(1, URI.create("https://shop.example/1"), Captures.answered(302));
    Exchange challenged = Captures.document(2, PAGE, Captures.answered(403));
    Exchange page = Captures.document(3, PAGE, Captures.answered(200));
    Exchange frame = Captures.document(4, FRAME, Captures.answered(500));
    Exchange data = Captures.exchange(5, PAGE, ResourceKind.DATA, Captures.answered(429));
    assertThat(visited(PAGE, redirect, challenged, page, frame, data).mainExchange())
        .contains(page);
  }

  @Test
  void theMainExchangeIsFoundWithoutRegardToFragments() {
    Exchange page = Captures.document(1, PAGE, Captures.answered(200));
    assertThat(visited(URI.create(PAGE + "#reviews"), page).mainExchange()).contains(page);
    Exchange marked = Captures.document(1, URI.create(PAGE + "#top"), Captures.answered(200));
    assertThat(visited(PAGE, marked).mainExchange()).contains(marked);
  }

  @Test
  void anAddressThatAScriptChangedBelongsToTheLastDocumentOfItsOrigin() {
    URI sent = URI.create("https://shop.example/item/1?from=list");
    Exchange redirect = Captures.document(1, sent, Captures.answered(302));
    Exchange page = Captures.document(2, URI.create(sent + "&x=1"), Captures.answered(200));
    Exchange frame = Captures.document(3, FRAME, Captures.answered(500));
    assertThat(visited(PAGE, redirect, page, frame).mainExchange()).contains(page);
    Exchange insecure =
        Captures.document(1, URI.create("http://shop.example/"), Captures.answered(200));
    assertThat(visited(PAGE, insecure).mainExchange()).isEmpty();
  }

  @Test
  void thereIsNoMainExchangeAmongFramesOfOtherSites() {
    Exchange frame = Captures.document(1, FRAME, Captures.answered(200));
    assertThat(visited(PAGE, frame).mainExchange()).isEmpty();
    assertThat(visited(PAGE).mainExchange()).isEmpty();
  }

  @Test
  void savedExchangesWithoutAddressHaveTheirLastDocumentAsMain() {
    Exchange first = Captures.document(1, FRAME, Captures.answered(200));
    Exchange last = Captures.document(2, PAGE, Captures.answered(200));
    assertThat(Capture.ofSavedExchanges(List.of(first, last)).mainExchange()).contains(last);
  }

  @Test
  void rewritesEveryAddressOfItsOwnAndNothingElse() {
    Exchange page = Captures.document(1, PAGE, Captures.answered(200));
    Exchange frame = Captures.document(2, FRAME, new Exchange.Failure("net::ERR_ABORTED", false));
    Capture before = visited(PAGE, page, frame);
    Capture after = before.withUrls(url -> URI.create(url + "?rewritten"));
    assertThat(after.requestedUrl()).contains(URI.create(PAGE + "?rewritten"));
    assertThat(after.finalUrl()).contains(URI.create(PAGE + "?rewritten"));
    assertThat(after.exchanges())
        .extracting(Exchange::url)
        .containsExactly(URI.create(PAGE + "?rewritten"), URI.create(FRAME + "?rewritten"));
    assertThat(after.withUrls(url -> URI.create(url.toString().replace("?rewritten", ""))))
        .isEqualTo(before);
  }

  @Test
  void rewritingLeavesASavedPageAsItIs() {
    Capture saved = Capture.ofSavedPage("<html></html>");
    assertThat(saved.withUrls(url -> FRAME)).isEqualTo(saved);
    assertThat(saved.ending()).isEqualTo(new Capture.SavedFile());
    assertThat(saved.dom()).contains("<html></html>");
    assertThat(saved.mainExchange()).isEmpty();
  }

  @Test
  void keepsItsOwnCopyOfTheExchanges() {
    List<Exchange> given = new ArrayList<>();
    given.add(Captures.document(1, PAGE, Captures.answered(200)));
    Capture capture = Capture.ofSavedExchanges(given);
    given.clear();
    assertThat(capture.exchanges()).hasSize(1);
  }

  @Test
  void onlyAnAnswerIsAResponse() {
    assertThat(Captures.document(1, PAGE, Captures.answered(200)).response()).isPresent();
    assertThat(Captures.document(1, PAGE, new Exchange.Failure("reset", false)).response())
        .isEmpty();
  }

  private static Capture visited(URI url, Exchange... exchanges) {
    return Captures.visited(url, new Capture.Loaded(), List.of(exchanges), Optional.empty());
  }
}
