package io.haetae.verifier;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Checks the lists of revoked certificates that a bundle was given when it was sealed: they are
 * those that its manifest names, made by the issuers of its seal, of that time, and without any of
 * its certificates. What the user knows of revocations is asked with the signature and the stamps.
 */
final class RevocationCheck {
  private static final String FIELD = "revocation";
  private static final String SUFFIX = ".crl";

  private final Path bundle;
  private final Trust trust;
  private final Policy policy;
  private final Map<String, X509CRL> lists = new TreeMap<>();
  private final Set<X509CRL> used = new LinkedHashSet<>();
  private final Set<String> uncovered = new TreeSet<>();

  RevocationCheck(Path bundle, Trust trust, Policy policy) {
    this.bundle = bundle;
    this.trust = trust;
    this.policy = policy;
  }

  /**
   * Checks them.
   *
   * @return of which issuers there are lists
   * @throws NotPresentException if a certificate of the seal is covered by none
   */
  String check() throws IOException {
    JsonNode manifest = BundleFiles.manifest(bundle);
    JsonNode told = manifest.path(FIELD);
    asNamed(told);
    if (told.isMissingNode()) {
      throw new NotPresentException("the manifest tells of no list of revoked certificates");
    }
    Path signed = bundle.resolve(TimeStampCheck.SIGNATURE);
    byte[] signature = Der.read(signed);
    boolean simulated = TimeStampCheck.simulated(manifest);
    List<TimeStamp> stamps = TimeStampCheck.accepted(signed, simulated, trust, policy);
    for (TimeStamp stamp : stamps) {
      Revocations.check(stamp, lists.values());
      cover(stamp.chain(), stamp.time());
      byte[] canonical = Json.canonicalBytes(manifest);
      List<X509Certificate> signer =
          SignatureCheck.chain(canonical, signature, trust, stamp.time());
      Revocations.check(signer, lists.values(), stamp.time());
      cover(signer, stamp.time());
    }
    // Under a root that nobody here trusts, a list's issuer cannot be known.
    if (stamps.size() == TimeStampCheck.tokens(signed).size()) {
      nobodyElses();
    }
    if (!uncovered.isEmpty()) {
      throw new NotPresentException(
          "no list covers " + String.join("; ", uncovered) + reasons(told.path("missing")));
    }
    return told();
  }

  /** The files are those that the manifest names, by their sums. */
  private void asNamed(JsonNode told) throws IOException {
    Set<String> named = new TreeSet<>();
    for (JsonNode list : told.path("lists")) {
      named.add(Json.text(list, "sha256"));
    }
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName());
      byte[] content = Der.read(file);
      String sha256 = Sha256.of(content);
      if (!name.equals(sha256 + SUFFIX)) {
        throw new EvidenceException(name + " is not the list that its name stands for");
      }
      if (!named.remove(sha256)) {
        throw new EvidenceException("the manifest does not name the list " + name);
      }
      Der.check(content, name);
      lists.put(sha256, Revocations.parse(content, name));
    }
    if (!named.isEmpty()) {
      throw new EvidenceException(
          "lists of revoked certificates that the manifest names are missing: " + named);
    }
  }

  private List<Path> files() throws IOException {
    Path folder = bundle.resolve(Bundles.SEAL).resolve(Bundles.REVOCATION);
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
        all.forEach(found::add);
      }
    }
    return found;
  }

  private void cover(List<X509Certificate> chain, Instant at) throws EvidenceException {
    for (int i = 0; i + 1 < chain.size(); i++) {
      boolean covered = false;
      for (X509CRL list : Revocations.of(chain.get(i + 1), lists.values())) {
        Revocations.current(list, at, policy.before());
        used.add(list);
        covered |= Revocations.covers(list, chain.get(i));
      }
      if (!covered) {
        uncovered.add(Certificates.name(chain.get(i)));
      }
    }
  }

  private void nobodyElses() throws EvidenceException {
    for (X509CRL list : lists.values()) {
      if (!used.contains(list)) {
        throw new EvidenceException(
            "the list of what %s revoked belongs to no certificate of this seal"
                .formatted(list.getIssuerX500Principal().getName()));
      }
    }
  }

  private static String reasons(JsonNode missing) throws EvidenceException {
    Set<String> reasons = new TreeSet<>();
    for (JsonNode one : missing) {
      reasons.add(Json.text(one, "reason"));
    }
    return reasons.isEmpty() ? "" : " (when it was sealed: " + String.join("; ", reasons) + ")";
  }

  private String told() {
    List<String> told = new ArrayList<>();
    for (X509CRL list : used) {
      told.add(
          "%s as of %s"
              .formatted(
                  list.getIssuerX500Principal().getName(), list.getThisUpdate().toInstant()));
    }
    return "by the lists of " + String.join("; ", told);
  }
}
