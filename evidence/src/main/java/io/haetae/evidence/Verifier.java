package io.haetae.evidence;

import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.BundleVerifier;
import io.haetae.verifier.ClaimList;
import io.haetae.verifier.PackageScan;
import io.haetae.verifier.PackageZip;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Checks a bundle as the stand-alone verifier does, and further that everything in it follows from
 * its records. A malformed bundle fails with a reason; it never throws.
 */
public final class Verifier {
  private Verifier() {}

  /** Checks the bundle in a folder. */
  public static ClaimList verify(Path bundle, Trust trust, Policy policy) {
    return BundleVerifier.verify(
        bundle, trust, policy, (claims, scan) -> partsAgree(claims, bundle, scan));
  }

  /** Checks the bundle in a folder, and that its facts reproduce. */
  public static ClaimList verify(Path bundle, Trust trust, Policy policy, Rereading rereading) {
    return BundleVerifier.verify(
        bundle,
        trust,
        policy,
        (claims, scan) -> {
          partsAgree(claims, bundle, scan);
          rereading.addTo(claims, scan);
        });
  }

  private static void partsAgree(ClaimList claims, Path bundle, PackageScan scan) {
    claims.onIntact("parts agree", () -> partsAgree(bundle, scan));
  }

  private static String partsAgree(Path bundle, PackageScan scan) throws IOException {
    try (PackageZip zip = scan.zip()) {
      return new AgreementCheck(zip, scan, BundleFiles.manifest(bundle)).check();
    }
  }
}
