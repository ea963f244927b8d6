package io.haetae.core.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Captures;
import io.haetae.core.browse.Exchange;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportTest {
  private static final URI PAGE = URI.create("https://fake.example/item/1");
  private static final String AT = PAGE.toString();
  private static final GuardedAdapter ADAPTER =
      new GuardedAdapter(FakeSite.reading(capture -> FakeSite.nothing()));

  @ParameterizedTest
  @CsvSource({
    "200, NOTE",
    "203, NOTE",
    "304, NOTE",
    "400, FAILURE",
    "401, LOGIN_WALL",
    "403, CHALLENGE",
    "404, NOTE",
    "405, FAILURE",
    "406, FAILURE",
    "407, LOGIN_WALL",
    "408, FAILURE",
    "410, NOTE",
    "418, FAILURE",
    "425, FAILURE",
    "429, RATE_LIMIT",
    "451, NOTE",
    "500, FAILURE",
    "501, FAILURE",
    "502, FAILURE",
    "503, RATE_LIMIT",
    "504, FAILURE",
    "511, LOGIN_WALL",
    "520, FAILURE",
    "599, FAILURE",
    "999, FAILURE"
  })
  void aStatusHasAMeaning(int status, Meaning meaning) {
    assertThat(signals(Captures.loaded(PAGE, status, "")))
        .containsExactly(new Signal(meaning, "status", Integer.toString(status), AT));
  }

  @Test
  void noStatusRemovesAnItem() {
    for (int status = 100; status < 1000; status++) {
      assertThat(signals(Captures.loaded(PAGE, status, "")))
          .extracting(Signal::meaning)
          .as("status %s", status)
          .containsAnyOf(
              Meaning.NOTE,
              Meaning.FAILURE,
              Meaning.CHALLENGE,
              Meaning.RATE_LIMIT,
              Meaning.LOGIN_WALL)
          .hasSize(1);
    }
  }

  @Test
  void anEndingWithoutADocumentIsAFailure() {
    assertThat(signals(ended(new Capture.NotLoaded("net::ERR_CONNECTION_RESET"))))
        .containsExactly(
            new Signal(Meaning.FAILURE, "navigation", "net::ERR_CONNECTION_RESET", "browser"));
    assertThat(signals(ended(new Capture.TimedOut("30 s"))))
        .containsExactly(new Signal(Meaning.FAILURE, "time-out", "30 s", "browser"));
  }

  @Test
  void aPageThatWasLoadedOrSavedSaysNothingByItsEnding() {
    assertThat(signals(ended(new Capture.Loaded()))).isEmpty();
    assertThat(signals(ended(new Capture.SavedFile()))).isEmpty();
    assertThat(signals(Capture.ofSavedPage("<html></html>"))).isEmpty();
  }

  @Test
  void aTimeOutStaysAFailureThoughTheDocumentCame() {
    Exchange whole = Captures.document(1, PAGE, Captures.answered(200));
    Capture capture =
        Captures.visited(PAGE, new Capture.TimedOut("30 s"), List.of(whole), Optional.empty());
    assertThat(signals(capture)).extracting(Signal::meaning).contains(Meaning.FAILURE);
  }

  @Test
  void aDocumentThatFailedOrWasCutOffIsAFailure() {
    Exchange failed =
        Captures.document(1, PAGE, new Exchange.Failure("net::ERR_BLOCKED_BY_CLIENT", true));
    assertThat(signals(loaded(failed)))
        .containsExactly(new Signal(Meaning.FAILURE, "document", "net::ERR_BLOCKED_BY_CLIENT", AT));
    Exchange cut = Captures.document(1, PAGE, Captures.answered(200, Optional.of("length")));
    assertThat(signals(loaded(cut)))
        .containsExactly(
            new Signal(Meaning.NOTE, "status", "200", AT),
            new Signal(Meaning.FAILURE, "truncated", "length", AT));
  }

  @Test
  void aDocumentWhoseScriptChangedTheAddressStillCounts() {
    Exchange busy = Captures.document(1, URI.create(AT + "?from=list"), Captures.answered(503));
    Exchange frame = Captures.document(2, URI.create("https://a.example/"), Captures.answered(200));
    assertThat(signals(loaded(busy, frame)))
        .containsExactly(new Signal(Meaning.RATE_LIMIT, "status", "503", AT + "?from=list"));
  }

  @Test
  void otherExchangesSayNothing() {
    Exchange page = Captures.document(1, PAGE, Captures.answered(200));
    Exchange data = Captures.exchange(2, PAGE, Exchange.ResourceKind.DATA, Captures.answered(500));
    Exchange frame =
        Captures.document(3, URI.create("https://ads.example/"), Captures.answered(403));
    assertThat(signals(loaded(page, data, frame)))
        .containsExactly(new Signal(Meaning.NOTE, "status", "200", AT));
  }

  private static List<Signal> signals(Capture capture) {
    return ADAPTER.read(capture).signals();
  }

  private static Capture loaded(Exchange... exchanges) {
    return Captures.visited(PAGE, new Capture.Loaded(), List.of(exchanges), Optional.empty());
  }

  private static Capture ended(Capture.Ending ending) {
    return Captures.visited(PAGE, ending, List.of(), Optional.empty());
  }
}
