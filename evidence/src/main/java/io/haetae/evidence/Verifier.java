package io.haetae.evidence;

import io.haetae.verifier.BundleFiles;
import io.haetae.verifier.BundleVerifier;
import io.haetae.verifier.Bundles;
import io.haetae.verifier.Claim;
import io.haetae.verifier.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;

/**
 * Checks a bundle as the stand-alone verifier does, and further that everything in it follows from
 * its records. A malformed bundle fails with a reason; it never throws.
 */
public final class Verifier {
  private Verifier() {}

  /** Checks the bundle in a folder. */
  public static Verification verify(Path bundle) {
    List<Claim> claims = new ArrayList<>(BundleVerifier.verify(bundle).claims());
    claims.add(BundleVerifier.onIntact(claims.getFirst(), "parts agree", () -> partsAgree(bundle)));
    return new Verification(claims);
  }

  private static String partsAgree(Path bundle) throws IOException {
    try (ZipFile zip = new ZipFile(bundle.resolve(Bundles.WACZ).toFile())) {
      return new AgreementCheck(zip, BundleFiles.manifest(bundle)).check();
    }
  }
}
