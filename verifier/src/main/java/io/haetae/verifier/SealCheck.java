package io.haetae.verifier;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks what the seal of a bundle or of a disclosure proves of the manifest in it. */
final class SealCheck {
  private final Path folder;
  private final Path seal;
  private final Trust trust;
  private final Policy policy;

  SealCheck(Path folder, Trust trust, Policy policy) {
    this.folder = folder;
    this.seal = folder.resolve(Bundles.SEAL);
    this.trust = trust;
    this.policy = policy;
  }

  void addTo(ClaimList claims) {
    claims.onIntact("signer", this::signer);
    claims.onIntact("not after", this::notAfter);
    claims.onIntact("not before", this::notBefore);
    claims.onIntact("logged", () -> log(Bundles.PROOF).logged());
    claims.onIntact("log consistent", () -> log(Bundles.CONSISTENCY).consistent());
    claims.onIntact(Policy.NOT_REVOKED, this::notRevoked);
  }

  private String notRevoked() throws IOException {
    require(Bundles.SIGNATURE);
    return new RevocationCheck(folder, trust, policy).check();
  }

  private String signer() throws IOException {
    require(Bundles.SIGNATURE);
    String signer = SignatureCheck.check(folder, trust, policy);
    CertificateFiles.check(seal);
    return signer;
  }

  private String notAfter() throws IOException {
    require(Bundles.SIGNATURE);
    return TimeStampCheck.notAfter(folder, trust, policy);
  }

  private String notBefore() throws IOException {
    if (BundleFiles.manifest(folder).path("anchor").isNull()) {
      throw new NotPresentException("the visit opened without an anchor");
    }
    LoggedCheck log = log(Bundles.ANCHOR);
    Path wacz = folder.resolve(Bundles.WACZ);
    if (!PackageBytes.exists(wacz)) {
      throw new NotPresentException("the records that name the anchor are not here");
    }
    log.anchored(BundleVerifier.warcinfos(wacz));
    return TimeStampCheck.anchored(folder, trust, policy);
  }

  private LoggedCheck log(String wanted) throws IOException {
    require(wanted);
    return new LoggedCheck(folder, BundleFiles.manifest(folder), trust.logs());
  }

  /** A file of the seal, which a bundle that waits for its time-stamps does not have. */
  private void require(String name) throws IOException {
    if (Files.exists(seal.resolve(Bundles.UNSEALED))) {
      byte[] note = BundleFiles.content(seal.resolve(Bundles.UNSEALED));
      throw new EvidenceException(
          "the bundle is not sealed: " + new String(note, StandardCharsets.UTF_8));
    }
    if (!Files.exists(seal.resolve(name))) {
      throw new NotPresentException("there is no " + name);
    }
  }
}
