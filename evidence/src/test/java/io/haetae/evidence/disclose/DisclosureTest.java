package io.haetae.evidence.disclose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.haetae.evidence.TestSealing;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.DisclosureCheck;
import io.haetae.verifier.Disclosures;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DisclosureTest {
  private static final VisitorAddresses BY_NAME = new VisitorAddresses(List.of());

  @TempDir private Path folder;
  private Path bundle;
  private Path target;

  @BeforeEach
  void seal() throws IOException {
    bundle = Sealed.in(folder.resolve("archive"));
    target = folder.resolve("shown");
  }

  @Test
  void eachRevealedRecordIsProvenAndNoneIsClaimedToBeAll() throws IOException {
    Disclosure.Report report = disclose("3,6", BY_NAME, false);
    assertThat(report.records()).isEqualTo(Sealed.RECORDS);
    assertThat(files())
        .contains("disclosure.json", "records/3.warc.gz", "records/6.warc.gz", "seal/manifest.json")
        .allMatch(
            file ->
                file.startsWith("seal/") || file.matches("disclosure.json|records/[36].warc.gz"));
    Verification verification =
        DisclosureCheck.verify(target, TestSealing.trust(), TestSealing.policy());
    assertThat(verification.passed()).isTrue();
    assertThat(verification.claims())
        .extracting(Claim::name, Claim::state)
        .startsWith(
            tuple("bytes intact", Claim.State.PASS),
            tuple("record 3", Claim.State.PASS),
            tuple("record 6", Claim.State.PASS),
            tuple("records complete", Claim.State.NOT_PRESENT));
    assertThat(Files.readString(target.resolve(Disclosures.DOCUMENT)))
        .contains("\"withheld\":[1,2,4,5,7,8,9,10]", "not claimed that they are complete");
    assertThat(Disclosures.isDisclosure(target)).isTrue();
    assertThat(Disclosures.isDisclosure(bundle)).isFalse();
  }

  @Test
  void everySelectionOfRecordsVerifies() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      target = folder.resolve("shown" + i);
      String numbers =
          new TreeSet<>(random.ints(1 + random.nextInt(10), 1, 11).boxed().toList())
              .stream().map(String::valueOf).collect(Collectors.joining(","));
      disclose(numbers, BY_NAME, random.nextBoolean());
      assertThat(DisclosureCheck.verify(target, TestSealing.trust(), TestSealing.policy()))
          .as(numbers)
          .matches(Verification::passed);
    }
  }

  @Test
  void recordsAreChosenByTheirTypes() throws IOException {
    RecordSelection responses = RecordSelection.types("response");
    Disclosure.Report report = Disclosure.write(bundle, responses, BY_NAME, false, target);
    assertThat(report.revealed()).isEqualTo(2);
    assertThat(files()).contains("records/3.warc.gz", "records/6.warc.gz");
  }

  @Test
  void addressesOfTheVisitorAreReportedWithoutMasking() throws IOException {
    Disclosure.Report report = disclose("1-10", BY_NAME, false);
    assertThat(report.masked()).isZero();
    assertThat(report.found().keySet()).containsExactly(Sealed.RESPONSE);
    assertThat(report.found().get(Sealed.RESPONSE))
        .extracting(FoundAddress::address, FoundAddress::reason)
        .containsExactly(tuple(Sealed.VISITOR, "value of clientIp"));
    assertThat(files()).contains("records/3.warc.gz");
  }

  @Test
  void aMaskedRecordIsADerivativeThatKeepsItsPlaceInTheTree() throws IOException {
    VisitorAddresses known = new VisitorAddresses(List.of("2001:DB8:0:0::77"));
    Disclosure.Report report = disclose("2-4", known, true);
    assertThat(report.masked()).isEqualTo(1);
    assertThat(files()).contains("masked/3.txt").doesNotContain("records/3.warc.gz");
    String masked = Files.readString(target.resolve("masked/3.txt"));
    assertThat(masked)
        .contains("{\"clientIp\":\"xxxxxxxxxxxx\",\"price\":12900,\"v6\":\"xxxxxxxxxxxx\"}")
        .doesNotContain(Sealed.VISITOR, Sealed.VISITOR_V6)
        .doesNotContain("sha256:");
    assertThat(DisclosureCheck.verify(target, TestSealing.trust(), TestSealing.policy()).claims())
        .filteredOn(claim -> claim.name().equals("record 3"))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.state()).isEqualTo(Claim.State.NOT_PRESENT);
              assertThat(claim.detail()).contains("4 masked places", "not proven bytewise");
            });
    assertThat(DisclosureCheck.verify(target, TestSealing.trust(), TestSealing.policy()))
        .matches(Verification::passed);
    assertThat(TestSealing.verify(bundle)).as("the original stays").matches(Verification::passed);
  }

  @Test
  void nothingInAMaskedDisclosureLetsTheAddressBeTried() throws IOException {
    disclose("1-10", new VisitorAddresses(List.of(Sealed.VISITOR_V6)), true);
    String list;
    try (var zip = new java.util.zip.ZipFile(bundle.resolve(Bundles.WACZ).toFile())) {
      byte[] bytes = zip.getInputStream(zip.getEntry("evidence/records.jsonl")).readAllBytes();
      list = new String(bytes, StandardCharsets.UTF_8).lines().skip(2).findFirst().orElseThrow();
    }
    String sum = list.replaceFirst(".*\"sha256\":\"([0-9a-f]{64}).*", "$1");
    String salt = list.replaceFirst(".*\"salt\":\"([0-9a-f]{64}).*", "$1");
    assertThat(sum).hasSize(64);
    assertThat(salt).hasSize(64);
    assertThat(Files.readString(target.resolve(Disclosures.DOCUMENT))).doesNotContain(sum, salt);
  }

  @Test
  void wrongUseIsRefusedWithAReason() throws IOException {
    assertThatThrownBy(() -> disclose("11", BY_NAME, false)).hasMessageContaining("the last is 10");
    assertThat(target).doesNotExist();
    for (String text : List.of("", "0", "a", "3-1", "1,,2", "-1", "1-2-3", "99999999")) {
      assertThatThrownBy(() -> RecordSelection.numbers(text))
          .as(text)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> RecordSelection.types("revisit"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new VisitorAddresses(List.of("localhost")))
        .isInstanceOf(IllegalArgumentException.class);
    Files.createDirectory(target);
    assertThatThrownBy(() -> disclose("1", BY_NAME, false))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void aBundleThatIsNotWhatItsManifestSaysIsNotDisclosed() throws IOException {
    Path manifest = bundle.resolve(Bundles.MANIFEST);
    String text = Files.readString(manifest);
    String root = text.replaceFirst("(?s).*\"root\":\"([0-9a-f]{64})\".*", "$1");
    Files.writeString(manifest, text.replace(root, "0".repeat(64)));
    assertThatThrownBy(() -> disclose("1", BY_NAME, false))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("haetae verify");
    assertThat(target).doesNotExist();
  }

  private Disclosure.Report disclose(String numbers, VisitorAddresses addresses, boolean mask)
      throws IOException {
    return Disclosure.write(bundle, RecordSelection.numbers(numbers), addresses, mask, target);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> walk = Files.walk(target)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> target.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
