package io.haetae.verifier;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import tools.jackson.databind.JsonNode;

/**
 * Checks a bundle by its bytes, whom the user trusts, and what the user's policy asks. A malformed
 * bundle fails with a reason; it never throws.
 */
public final class BundleVerifier {
  private static final int LONGEST_WARCINFO = 64 * 1024;

  private final Path bundle;
  private final PackageScan scan;

  private BundleVerifier(Path bundle, PackageScan scan) {
    this.bundle = bundle;
    this.scan = scan;
  }

  /** Further claims about a bundle, checked with the scan of its package that all share. */
  @FunctionalInterface
  public interface Further {
    /** Checks them. */
    void addTo(ClaimList claims, PackageScan scan);
  }

  /** Checks the bundle in a folder as far as its bytes go. */
  public static ClaimList verify(Path bundle, Trust trust, Policy policy) {
    return verify(bundle, trust, policy, (claims, scan) -> {});
  }

  /** Checks the bundle in a folder as far as its bytes go, and further claims. */
  public static ClaimList verify(Path bundle, Trust trust, Policy policy, Further further) {
    try (PackageScan scan = PackageScan.of(bundle.resolve(Bundles.WACZ))) {
      BundleVerifier verifier = new BundleVerifier(bundle, scan);
      ClaimList claims = new ClaimList(policy);
      claims.check("bytes intact", verifier::partsIntact);
      claims.onIntact("records complete", verifier::recordsComplete);
      new SealCheck(bundle, trust, policy).addTo(claims);
      claims.onIntact(Policy.TLS, () -> TlsCheck.check(bundle, scan));
      further.addTo(claims, scan);
      // The sums of the whole package take the longest: all else is checked meanwhile.
      claims.confirm(verifier::bytesIntact);
      return claims;
    }
  }

  private String partsIntact() throws IOException {
    JsonNode manifest = BundleFiles.manifest(bundle);
    BundleFiles.check(bundle, manifest);
    // A fault of a piece names it; what is made of it only differs.
    scan.bytes().check();
    String told = new PackageCheck(scan, manifest).parts();
    // After the parts, whose reasons say more than that a list of sums does not agree.
    BundleFiles.checkSums(bundle, manifest);
    return told;
  }

  private String bytesIntact() throws IOException {
    return new PackageCheck(scan, BundleFiles.manifest(bundle)).sums();
  }

  private String recordsComplete() throws IOException {
    try (PackageZip zip = scan.zip()) {
      JsonNode manifest = BundleFiles.manifest(bundle);
      String told = new RecordCheck(zip, scan, manifest).check();
      return new ProfileCheck(zip, scan, manifest)
          .check()
          .map(profile -> told + ", all that the profile " + profile + " promises")
          .orElse(told);
    }
  }

  /** The texts of the first records of a package's WARC files. */
  static List<String> warcinfos(Path wacz) throws IOException {
    try (PackageZip zip = PackageZip.open(wacz)) {
      return List.of(warcinfo(zip, Parts.ORIGINALS), warcinfo(zip, Parts.DERIVED));
    }
  }

  private static String warcinfo(PackageZip zip, String file) throws IOException {
    ZipEntry entry = PackageScan.entry(zip, file);
    try (GzipMembers members = new GzipMembers(zip.getInputStream(entry));
        InputStream first =
            members.hasNext() ? members.next() : new ByteArrayInputStream(new byte[0])) {
      return new String(first.readNBytes(LONGEST_WARCINFO), StandardCharsets.UTF_8);
    }
  }
}
