package io.haetae.evidence.seal;

import static io.haetae.evidence.seal.SealedSample.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignatureCheck;
import io.haetae.verifier.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureTest {
  @TempDir Path folder;

  @Test
  void signaturesRoundTrip() throws Exception {
    for (KeyAlgorithm algorithm : KeyAlgorithm.values()) {
      SealedSample sample = SealedSample.make(algorithm);
      byte[] signature = sample.signature();
      assertThat(sample.signature()).as("the same again").isEqualTo(signature);
      assertThat(SignatureCheck.check(sample.bytes(), signature, sample.trust(), NOW))
          .isEqualTo(sample.keys().certificate());
    }
  }

  @Test
  void opensslVerifiesTheSignature() throws Exception {
    SealedSample sample = SealedSample.make();
    Path p7s = Files.write(folder.resolve("m.p7s"), sample.signature());
    Path manifest = Files.write(folder.resolve("m.json"), sample.bytes());
    Path root =
        Files.write(
            folder.resolve("r.pem"), Pem.certificates(java.util.List.of(sample.keys().root())));
    String[] command = {
      "openssl",
      "cms",
      "-verify",
      "-binary",
      "-inform",
      "DER",
      "-in",
      p7s.toString(),
      "-content",
      manifest.toString(),
      "-CAfile",
      root.toString(),
      "-purpose",
      "any",
      "-attime",
      Long.toString(NOW.getEpochSecond()),
      "-out",
      "/dev/null"
    };
    assertThat(run(command)).isZero();
    Files.write(manifest, "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(run(command)).isNotZero();
  }

  @Test
  void whitespaceAndKeyOrderOfTheManifestAreSigned() throws Exception {
    SealedSample sample = SealedSample.make();
    byte[] spaced = sample.manifest().replace(":", ": ").getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SignatureCheck.check(spaced, sample.signature(), sample.trust(), NOW))
        .isInstanceOf(EvidenceException.class);
  }

  @Test
  void anotherSignerOfTheSameNameIsRefused() throws Exception {
    SealedSample sample = SealedSample.make();
    SealedSample other = SealedSample.make();
    refused(other.bytes(), other.signature(), sample.trust(), "does not lead to a trusted root");
    refused(sample.bytes(), sample.signature(), Trust.none(), "none is trusted");
  }

  @Test
  void theManifestMustNameTheSigner() throws Exception {
    SealedSample sample = SealedSample.make();
    byte[] manifest =
        "{\"signer\":{\"certificateSha256\":\"00\"}}".getBytes(StandardCharsets.UTF_8);
    byte[] signature = new CmsSigner(sample.keys()).sign(manifest, NOW);
    refused(manifest, signature, sample.trust(), "names another signer");
  }

  @Test
  void expiredAndFutureSignersAreRefused() throws Exception {
    SealedSample sample = SealedSample.make();
    for (Duration off : new Duration[] {Duration.ofDays(-1), Duration.ofDays(3000)}) {
      assertThatThrownBy(
              () ->
                  SignatureCheck.check(
                      sample.bytes(), sample.signature(), sample.trust(), NOW.plus(off)))
          .isInstanceOf(EvidenceException.class)
          .hasMessageContaining(off.isNegative() ? "not yet valid" : "had expired");
    }
  }

  @Test
  void embeddedContentIsRefused() throws Exception {
    SealedSample sample = SealedSample.make();
    byte[] embedded =
        new CmsSigner(sample.keys()).sign(CMSObjectIdentifiers.data, sample.bytes(), true, NOW);
    refused(sample.bytes(), embedded, sample.trust(), "embedded");
  }

  @Test
  void aCertificateForTimeStampsDoesNotSign() throws Exception {
    Issuer root = Issuer.root("Agency", "root", KeyAlgorithm.EC, NOW);
    SealedSample sample = SealedSample.of(root.issue("Agency", "tsa", Issuer.Use.TIME_STAMPS, NOW));
    refused(sample.bytes(), sample.signature(), sample.trust(), "for time-stamps");
  }

  @Test
  void hostileStructuresGiveReasons() throws Exception {
    SealedSample sample = SealedSample.make();
    byte[] deep = new byte[4000];
    for (int i = 0; i < deep.length; i += 4) {
      int left = deep.length - i - 4;
      deep[i] = 0x30;
      deep[i + 1] = (byte) 0x82;
      deep[i + 2] = (byte) (left >> 8);
      deep[i + 3] = (byte) left;
    }
    refused(sample.bytes(), deep, sample.trust(), "nested deeper");
    byte[] huge = {0x30, (byte) 0x84, 0x7f, -1, -1, -1};
    refused(sample.bytes(), huge, sample.trust(), "no definite length");
    byte[] longer = Arrays.copyOf(sample.signature(), sample.signature().length + 1);
    refused(sample.bytes(), longer, sample.trust(), "after its end");
    refused(sample.bytes(), new byte[300 << 10], sample.trust(), "larger than");
    refused(sample.bytes(), new byte[0], sample.trust(), "cut off");
  }

  @Test
  void noMutationIsAcceptedAndNoneEscapesTheCheck() throws Exception {
    SealedSample sample = SealedSample.make();
    byte[] good = sample.signature();
    Random random = new Random(20261126);
    for (int i = 0; i < 6000; i++) {
      byte[] bad = Mutation.of(good, random);
      if (!Arrays.equals(good, bad)) {
        try {
          SignatureCheck.check(sample.bytes(), bad, sample.trust(), NOW);
          fail("mutation " + i + " was accepted at byte " + Arrays.mismatch(good, bad));
        } catch (EvidenceException reason) {
          assertThat(reason.getMessage()).isNotBlank();
        }
      }
    }
  }

  private static void refused(byte[] manifest, byte[] signature, Trust trust, String reason) {
    assertThatThrownBy(() -> SignatureCheck.check(manifest, signature, trust, NOW))
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining(reason);
  }

  static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
