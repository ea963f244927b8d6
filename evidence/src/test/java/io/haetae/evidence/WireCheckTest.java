package io.haetae.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.evidence.EvidenceStore;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.ClaimList;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WireCheckTest {
  private static final String SECRET = "SERVER_TRAFFIC_SECRET_0 0123456789abcdef";

  @TempDir private Path archive;

  @Test
  void keepsTheCopyForTheHolderOfTheKeyOnly() throws IOException {
    Path bundle = bundle(Optional.of(SECRET));

    assertThat(TestSealing.verify(bundle)).matches(Verification::passed);
    String whole =
        Files.readString(bundle.resolve(Bundles.WACZ), StandardCharsets.ISO_8859_1)
            + Files.readString(bundle.resolve(Bundles.MANIFEST), StandardCharsets.ISO_8859_1);
    assertThat(whole).contains("evidence/wire/visit.pcapng.cms").doesNotContain(SECRET);
  }

  @Test
  void isNotPresentWithoutACopyOrAKey() throws IOException {
    Claim noCopy = claim(bundle(Optional.empty()), Optional.empty());
    assertThat(noCopy.state()).isEqualTo(Claim.State.NOT_PRESENT);
    assertThat(noCopy.detail()).isEqualTo("no copy of the wire was kept");

    Claim noKey = claim(bundle(Optional.of(SECRET)), Optional.empty());
    assertThat(noKey.state()).isEqualTo(Claim.State.NOT_PRESENT);
    assertThat(noKey.detail()).contains("--wire-key");
    assertThat(noKey.required()).isFalse();
  }

  @Test
  void refusesAnotherKey() throws IOException, GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    PrivateKey other = generator.generateKeyPair().getPrivate();

    Claim claim = claim(bundle(Optional.of(SECRET)), Optional.of(other));
    assertThat(claim.state()).isEqualTo(Claim.State.FAIL);
    assertThat(claim.detail()).isEqualTo("the key does not open the copy of the wire");
  }

  private Path bundle(Optional<String> wire) throws IOException {
    Path folder = Files.createTempDirectory(archive, "archive-");
    try (BundleStore store = TestSealing.open(folder, SampleVisit.visit());
        EvidenceStore.Draft draft = store.open(SampleVisit.visit())) {
      draft.write(SampleVisit.capture(1));
      if (wire.isPresent()) {
        draft.keep(new WireCopy(Bytes.utf8(wire.get()), 1, Optional.empty()));
      }
      EvidenceRef ref = draft.seal(SampleVisit.facts());
      return folder.resolve(ref.path());
    }
  }

  private static Claim claim(Path bundle, Optional<PrivateKey> key) {
    ClaimList claims = Verifier.verify(bundle, TestSealing.trust(), Policy.standard());
    new WireCheck(key).addTo(claims, bundle);
    return claims.verification().claims().getLast();
  }
}
