package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import io.haetae.core.browse.Exchange.ResourceKind;
import io.haetae.core.browse.SocketFrame;
import io.haetae.core.browse.TlsOrigin;
import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Parts;
import io.haetae.verifier.Sha256;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a bundle claims of the connections that its exchanges came over. */
final class TlsClaimTest {
  private static final URI SHOP = URI.create("https://shop.example");
  private static final URI IMAGES = URI.create("https://img.example:8443");
  private static final List<Bytes> CHAIN = List.of(Bytes.utf8("leaf"), Bytes.utf8("root"));
  private static final TlsOrigin GOOD = new TlsOrigin(SHOP, CHAIN, true, Optional.empty());

  @TempDir private Path archive;

  @Test
  void passesWithTheNumbersOfItsExchanges() throws IOException {
    TlsOrigin images = new TlsOrigin(IMAGES, CHAIN, true, Optional.empty());
    Path bundle =
        seal(
            List.of(GOOD, images),
            answered(1, "https://shop.example:443/item"),
            answered(2, "wss://shop.example/live"),
            answered(3, "https://img.example:8443/a.jpg"),
            answered(4, "http://old.example/b.jpg"),
            failed(5, "https://gone.example/", "net::ERR_CONNECTION_REFUSED", ResourceKind.ASSET));

    assertThat(claim(bundle).state()).isEqualTo(Claim.State.PASS);
    assertThat(claim(bundle).detail())
        .isEqualTo(
            "3 answers of 2 https origins, 0 parts refused by the browser, 1 exchanges without TLS");
    assertThat(network(bundle)).isEqualTo(List.of(3L, 0L, 1L));
    assertThat(TestSealing.verifyAll(bundle)).matches(Verification::passed);
  }

  @Test
  void failsWithTheFirstOriginThatWasNotValidated() throws IOException {
    TlsOrigin unchecked = new TlsOrigin(IMAGES, CHAIN, false, Optional.of("told to accept it"));
    Path bundle =
        seal(
            List.of(GOOD, unchecked),
            answered(1, "https://shop.example/item"),
            answered(2, "https://img.example:8443/a.jpg"),
            answered(3, "https://unknown.example/"));

    assertThat(claim(bundle).state()).isEqualTo(Claim.State.FAIL);
    assertThat(claim(bundle).detail()).isEqualTo("https://img.example:8443: told to accept it");
    assertThat(network(bundle)).isEqualTo(List.of(1L, 2L, 0L));
  }

  @Test
  void failsWhenThePageItselfWasRefusedButNotForAPartOfIt() throws IOException {
    String reason = "net::ERR_CERT_DATE_INVALID";
    TlsOrigin refused = new TlsOrigin(IMAGES, List.of(), false, Optional.of(reason));
    Exchange page = answered(1, "https://shop.example/item");
    Path part =
        seal(
            List.of(GOOD, refused),
            page,
            failed(2, "https://img.example:8443/a.jpg", reason, ResourceKind.ASSET));
    Path document =
        seal(
            List.of(GOOD, refused),
            failed(1, "https://img.example:8443/", reason, ResourceKind.DOCUMENT));

    assertThat(claim(part).state()).isEqualTo(Claim.State.PASS);
    assertThat(claim(part).detail()).contains("1 parts refused by the browser");
    assertThat(network(part)).isEqualTo(List.of(1L, 1L, 0L));
    assertThat(claim(document).detail()).isEqualTo("https://img.example:8443: " + reason);
    assertThat(claim(document).state()).isEqualTo(Claim.State.FAIL);
  }

  @Test
  void isNotPresentWithoutAnHttpsExchange() throws IOException {
    Path bundle = seal(List.of(), answered(1, "http://127.0.0.1:8080/item"));

    assertThat(claim(bundle).state()).isEqualTo(Claim.State.NOT_PRESENT);
    assertThat(network(bundle)).isEqualTo(List.of(0L, 0L, 1L));
  }

  @Test
  void aCertificateThatIsNotTheOneInItsNameIsFound() throws IOException {
    Path good = seal(List.of(GOOD), answered(1, "https://shop.example/item"));
    Forgery forgery = Forgery.of(good, Files.createTempDirectory(archive, "forged"));
    List<byte[]> records =
        forgery.records(Parts.DERIVED).stream()
            .map(record -> new String(record, StandardCharsets.ISO_8859_1))
            .map(
                record ->
                    record
                        .replace("\r\n\r\nleaf\r\n", "\r\n\r\nlief\r\n")
                        .replace(
                            "Digest: sha256:" + sha256("leaf"), "Digest: sha256:" + sha256("lief")))
            .map(record -> record.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    forgery.records(Parts.DERIVED, records);
    forgery.relist();
    forgery.seal();

    assertThat(TestSealing.bytesOf(forgery.bundle()).claims())
        .filteredOn(each -> each.state() == Claim.State.FAIL)
        .extracting(Claim::detail)
        .containsExactly("the certificate sha256:" + sha256("leaf") + " is missing");
  }

  @Test
  void aManifestThatCountsOtherwiseIsFound() throws IOException {
    Path good = seal(List.of(), answered(1, "https://shop.example/item"));
    Path bundle = Forgery.copy(good, Files.createTempDirectory(archive, "forged"));
    String manifest = Files.readString(bundle.resolve(Bundles.MANIFEST));
    String other = manifest.replace("\"tlsFailed\":1", "\"tlsFailed\":0");
    Forgery.sealSums(bundle, other.getBytes(StandardCharsets.UTF_8));

    assertThat(claim(bundle).detail())
        .isEqualTo("the manifest counts 0 for tlsFailed, the records hold 1");
  }

  @Test
  void messagesOfAWebSocketAreReadBackAsTheyWere() throws IOException {
    SocketFrame frame =
        new SocketFrame(
            SocketFrame.Direction.RECEIVED,
            2,
            SampleVisit.capture(1).openedAt(),
            70_000,
            "ab".repeat(32),
            Bytes.copyOf(new byte[] {0, -1}));
    Exchange socket = answered(1, "wss://shop.example/live");
    Exchange withFrame =
        new Exchange(
            socket.number(),
            socket.url(),
            socket.method(),
            socket.requestHeaders(),
            socket.requestBody(),
            socket.kind(),
            socket.sentAt(),
            socket.took(),
            socket.connection(),
            socket.outcome(),
            List.of(frame, frame));
    Path bundle = seal(List.of(GOOD), withFrame);
    try (BundleReader reader = BundleReader.open(bundle)) {
      assertThat(reader.capture().exchanges().getFirst().frames()).containsExactly(frame, frame);
      assertThat(reader.capture().tls()).containsExactly(GOOD);
    }
    assertThat(TestSealing.verifyAll(bundle)).matches(Verification::passed);
  }

  private Path seal(List<TlsOrigin> tls, Exchange... exchanges) throws IOException {
    Capture sample = SampleVisit.capture(1);
    Capture capture =
        new Capture(
            sample.requestedUrl(),
            sample.finalUrl(),
            sample.openedAt(),
            sample.closedAt(),
            sample.ending(),
            List.of(exchanges),
            sample.dom(),
            sample.text(),
            sample.screenshots(),
            sample.console(),
            sample.vantage(),
            sample.browser(),
            tls);
    return Forgery.good(archive, capture, SampleVisit.facts());
  }

  private static Exchange answered(int number, String url) {
    Exchange sample = SampleVisit.capture(1).exchanges().get(2);
    return exchange(number, url, sample.kind(), sample.outcome());
  }

  private static Exchange failed(int number, String url, String reason, ResourceKind kind) {
    return exchange(number, url, kind, new Exchange.Failure(reason, false));
  }

  private static Exchange exchange(
      int number, String url, ResourceKind kind, Exchange.Outcome outcome) {
    Exchange sample = SampleVisit.capture(1).exchanges().get(2);
    return new Exchange(
        number,
        URI.create(url),
        "GET",
        sample.requestHeaders(),
        Optional.empty(),
        kind,
        sample.sentAt(),
        sample.took(),
        sample.connection(),
        outcome);
  }

  private static Claim claim(Path bundle) {
    return TestSealing.verifyAll(bundle).claims().stream()
        .filter(each -> each.name().equals("TLS validated"))
        .findFirst()
        .orElseThrow();
  }

  private static String sha256(String text) {
    return Sha256.of(text);
  }

  private static List<Long> network(Path bundle) throws IOException {
    JsonNode network = BundleFiles.manifest(bundle).path("network");
    return List.of(
        network.path("tlsValidated").asLong(),
        network.path("tlsFailed").asLong(),
        network.path("plain").asLong());
  }
}
