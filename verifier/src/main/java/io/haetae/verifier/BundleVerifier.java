package io.haetae.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import tools.jackson.databind.JsonNode;

/**
 * Checks a bundle by its bytes alone. A malformed bundle fails with a reason; it never throws. What
 * later seals will add (signature, time-stamps, log) is reported as not present, and not required
 * yet.
 */
public final class BundleVerifier {
  private static final List<String> LATER = List.of("signer", "not after", "not before", "logged");

  private BundleVerifier() {}

  /** Checks the bundle in a folder. */
  public static Verification verify(Path bundle) {
    List<Claim> claims = new ArrayList<>();
    Claim intact = claim("bytes intact", () -> bytesIntact(bundle));
    claims.add(intact);
    claims.add(onIntact(intact, "records complete", () -> recordsComplete(bundle)));
    for (String later : LATER) {
      claims.add(new Claim(later, Claim.State.NOT_PRESENT, false, "this bundle has no such seal"));
    }
    return new Verification(claims);
  }

  /** A claim about what a package holds; what anybody may have put there is not unpacked. */
  public static Claim onIntact(Claim intact, String name, Check check) {
    return intact.state() == Claim.State.PASS
        ? claim(name, check)
        : new Claim(name, Claim.State.FAIL, true, "not checked, as the bytes are not intact");
  }

  private static String bytesIntact(Path bundle) throws IOException {
    JsonNode manifest = BundleFiles.manifest(bundle);
    BundleFiles.check(bundle, manifest);
    return new PackageCheck(bundle.resolve(Bundles.WACZ), manifest).check();
  }

  private static String recordsComplete(Path bundle) throws IOException {
    try (ZipFile zip = new ZipFile(bundle.resolve(Bundles.WACZ).toFile())) {
      return new RecordCheck(zip, BundleFiles.manifest(bundle)).check();
    }
  }

  private static Claim claim(String name, Check check) {
    try {
      return new Claim(name, Claim.State.PASS, true, check.run());
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException fault) {
      return new Claim(name, Claim.State.FAIL, true, String.valueOf(fault.getMessage()));
    }
  }

  /** One check; returns what it covered. */
  @FunctionalInterface
  public interface Check {
    /**
     * Runs it.
     *
     * @throws IOException if what is checked does not hold
     */
    String run() throws IOException;
  }
}
