package io.haetae.evidence;

import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.BundleVerifier;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.ClaimList;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * Checks a bundle as the stand-alone verifier does, and further that everything in it follows from
 * its records. A malformed bundle fails with a reason; it never throws.
 */
public final class Verifier {
  private Verifier() {}

  /** Checks the bundle in a folder. */
  public static ClaimList verify(Path bundle, Trust trust, Policy policy) {
    ClaimList claims = BundleVerifier.verify(bundle, trust, policy);
    claims.onIntact("parts agree", () -> partsAgree(bundle));
    return claims;
  }

  private static String partsAgree(Path bundle) throws IOException {
    try (ZipFile zip = new ZipFile(bundle.resolve(Bundles.WACZ).toFile())) {
      return new AgreementCheck(zip, BundleFiles.manifest(bundle)).check();
    }
  }
}
