package io.haetae.evidence.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.BodyForm;
import io.haetae.core.browse.Headers;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WireComparisonTest {
  private static final String PAGE = "http://127.0.0.1:8080/page";
  private static final String DATA = "http://127.0.0.1:8080/data";

  @Test
  void agreesWhateverTheOrder() throws IOException {
    Capture capture = capture(answered(1, PAGE, "a"), answered(2, DATA, "b"));

    assertThat(compare(capture, wire(DATA, "b"), wire(PAGE, "a"))).isEqualTo("2 exchanges agree");
  }

  @Test
  void tellsApartTwoAnswersOfOneAddress() throws IOException {
    Capture capture = capture(answered(1, PAGE, "challenge"), answered(2, PAGE, "page"));

    assertThat(compare(capture, wire(PAGE, "page"), wire(PAGE, "challenge")))
        .isEqualTo("2 exchanges agree");
  }

  @Test
  void findsAnAlteredBody() {
    refuses(
        "the body of GET " + PAGE + " differs", capture(answered(1, PAGE, "x")), wire(PAGE, "a"));
  }

  @Test
  void findsAnExchangeThatWasRemovedFromTheRecords() {
    refuses(
        "the records lack GET " + DATA + " (200)",
        capture(answered(1, PAGE, "a")),
        wire(PAGE, "a"),
        wire(DATA, "b"));
  }

  @Test
  void findsAnExchangeThatNeverCrossedTheWire() {
    refuses(
        "the wire lacks GET " + DATA,
        capture(answered(1, PAGE, "a"), answered(2, DATA, "b")),
        wire(PAGE, "a"));
  }

  @Test
  void findsAnotherStatus() {
    refuses(
        "GET " + PAGE + " has the status 404 on the wire, 200 in the records",
        capture(answered(1, PAGE, "a")),
        new WireExchange("GET", PAGE, 404, Optional.of(Sha256.of("a"))));
  }

  @Test
  void saysHowManyBodiesItCouldNotCompare() throws IOException {
    WireExchange unreadable = new WireExchange("GET", PAGE, 200, Optional.empty());

    assertThat(compare(capture(answered(1, PAGE, "a")), unreadable))
        .isEqualTo("1 exchanges agree, of 1 no body could be compared");
  }

  @Test
  void asksNothingOfACopyThatIsNotWhole() throws IOException {
    Capture capture = capture(answered(1, PAGE, "a"), answered(2, DATA, "b"));

    assertThat(WireComparison.compare(List.of(wire(PAGE, "a")), capture, false))
        .isEqualTo("1 exchanges agree");
  }

  private static void refuses(String reason, Capture capture, WireExchange... wire) {
    assertThatThrownBy(() -> compare(capture, wire))
        .isInstanceOf(EvidenceException.class)
        .hasMessage(reason);
  }

  private static String compare(Capture capture, WireExchange... wire) throws IOException {
    return WireComparison.compare(List.of(wire), capture, true);
  }

  private static WireExchange wire(String url, String body) {
    return new WireExchange("GET", url, 200, Optional.of(Sha256.of(body)));
  }

  private static Exchange answered(int number, String url, String body) {
    return new Exchange(
        number,
        URI.create(url),
        "GET",
        new Headers(List.of()),
        Optional.empty(),
        Exchange.ResourceKind.DATA,
        Instant.EPOCH,
        Duration.ZERO,
        Exchange.Connection.unknown(),
        new Exchange.Response(
            200,
            "OK",
            new Headers(List.of()),
            Optional.empty(),
            Bytes.utf8(body),
            BodyForm.AS_SENT,
            Optional.empty()));
  }

  private static Capture capture(Exchange... exchanges) {
    return Capture.ofSavedExchanges(List.of(exchanges));
  }
}
