package io.haetae.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.verifier.Policy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the lists of revoked certificates of a seal come from, and what is said of those missing.
 */
final class RevocationListsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:32Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;
  private DemoAuthority authority;
  private Issuer root;
  private SealKeys keys;

  @BeforeEach
  void start() throws IOException {
    authority = DemoAuthority.start(DemoKeys.create("demo-a", NOW.minus(DAY)), CLOCK);
    root = Issuer.root("Agency", "root", KeyAlgorithm.EC, NOW.minus(DAY));
    URI address = authority.revocations();
    keys = root.issue("Agency", "seal", Issuer.Use.SEAL, NOW.minus(DAY), Optional.of(address));
  }

  @AfterEach
  void stop() {
    authority.close();
  }

  @Test
  void isFetchedFromTheAddressInTheCertificate() throws IOException {
    authority.publish(Bytes.copyOf(list(NOW, NOW.plus(DAY))));
    RevocationLists.Gathered gathered = fetched();
    assertThat(gathered.missing()).isEmpty();
    assertThat(gathered.lists())
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.from()).isEqualTo(authority.revocations().toString());
              assertThat(list.list().getThisUpdate().toInstant()).isEqualTo(NOW);
            });
  }

  @Test
  void aFileIsTakenBeforeAnythingIsFetched() throws IOException {
    authority.publish(Bytes.copyOf(list(NOW, NOW.plus(DAY))));
    Files.write(folder.resolve("old.crl"), list(NOW.minus(DAY), NOW.plus(DAY)));
    Files.write(folder.resolve("older.crl"), list(NOW.minus(DAY.multipliedBy(2)), NOW.plus(DAY)));
    assertThat(fetched().lists())
        .singleElement()
        .extracting(RevocationList::from)
        .isEqualTo("old.crl");
  }

  @Test
  void whatIsNoUseIsFetchedInsteadAndFilesOfOthersAreNothingToSpeakOf() throws IOException {
    authority.publish(Bytes.copyOf(list(NOW, NOW.plus(DAY))));
    Files.write(folder.resolve("expired.crl"), list(NOW.minus(DAY), NOW.minusSeconds(1)));
    Files.write(folder.resolve("ending.crl"), list(NOW.minus(DAY), NOW.plusSeconds(60)));
    Files.write(folder.resolve("broken.crl"), "list".getBytes(StandardCharsets.UTF_8));
    Files.write(
        folder.resolve("other.crl"),
        Issuer.root("Other", "root", KeyAlgorithm.EC, NOW).nothingRevoked(NOW));
    RevocationLists.Gathered gathered = fetched();
    assertThat(gathered.missing()).isEmpty();
    assertThat(gathered.lists())
        .singleElement()
        .extracting(RevocationList::from)
        .isEqualTo(authority.revocations().toString());
  }

  @Test
  void filesAloneFetchNothing() {
    assertThat(RevocationLists.inFiles(List.of(folder), CLOCK).gather(asked()).missing())
        .containsExactly(
            Map.entry("CN=seal,O=Agency", "no list is at hand, and no address of one is known"));
  }

  @Test
  void whatIsPublishedWronglyIsNotTakenAndToldWhy() throws IOException {
    assertThat(reason(Issuer.root("Other", "root", KeyAlgorithm.EC, NOW).nothingRevoked(NOW)))
        .contains("not one of its issuer's");
    assertThat(reason(Issuer.root("Agency", "root", KeyAlgorithm.EC, NOW).nothingRevoked(NOW)))
        .contains("is not signed by it");
    assertThat(reason(list(NOW.minus(DAY), NOW.minusSeconds(1)))).contains("was out of date");
    assertThat(reason(list(NOW.plus(DAY), NOW.plus(DAY)))).contains("is of 2026-11-24");
    assertThat(reason("<html>".getBytes(StandardCharsets.UTF_8))).contains("is malformed");
    assertThat(reason(new byte[1 << 20])).contains("larger than 262144");
  }

  @Test
  void aServerOutOfServiceStopsNothing() {
    authority.fault(DemoAuthority.Fault.DEAD);
    assertThat(fetched().lists()).isEmpty();
    assertThat(fetched().missing())
        .hasEntrySatisfying(
            "CN=seal,O=Agency",
            reason -> assertThat(reason).contains("it answers with status 503"));
  }

  @Test
  void anAddressIsNotAskedAgainForEachSeal() throws IOException {
    RevocationLists lists = RevocationLists.fetching(List.of(folder), line());
    authority.publish(Bytes.copyOf(list(NOW, NOW.plus(DAY))));
    String first = lists.gather(asked()).lists().getFirst().sha256();
    authority.fault(DemoAuthority.Fault.DEAD);
    assertThat(lists.gather(asked()).lists())
        .singleElement()
        .extracting(RevocationList::sha256)
        .isEqualTo(first);
  }

  @Test
  void anAuthorityTellsItsChainByItsFirstTimeStamp() throws IOException, TimeStampException {
    TimeStampAuthority asked =
        new TimeStampAuthority(
            "demo-a",
            authority.url(),
            List.of(authority.root()),
            line(),
            List.of(authority.revocations()));
    Authorities authorities = new Authorities(List.of(asked), 1);
    RevocationLists.Gathered gathered =
        RevocationLists.fetching(List.of(), line()).gather(authorities.certificates());
    assertThat(gathered.missing()).isEmpty();
    assertThat(gathered.lists())
        .singleElement()
        .satisfies(
            list -> {
              assertThat(list.list().getIssuerX500Principal())
                  .isEqualTo(authority.root().getSubjectX500Principal());
              assertThat(list.list().getNextUpdate().toInstant())
                  .isAfter(NOW.plus(Policy.standard().after()));
            });
  }

  private String reason(byte[] published) {
    authority.publish(Bytes.copyOf(published));
    RevocationLists.Gathered gathered = fetched();
    assertThat(gathered.lists()).isEmpty();
    return gathered.missing().getOrDefault("CN=seal,O=Agency", "nothing is missing");
  }

  private RevocationLists.Gathered fetched() {
    return RevocationLists.fetching(List.of(folder), line()).gather(asked());
  }

  private List<RevocationLists.Asked> asked() {
    return List.of(new RevocationLists.Asked(keys.whole(), List.of()));
  }

  private byte[] list(Instant made, Instant until) throws IOException {
    return root.list(Optional.empty(), Optional.empty(), made, until);
  }

  private static TimeStampAuthority.Line line() {
    return TimeStampAuthority.Line.standard(CLOCK);
  }
}
