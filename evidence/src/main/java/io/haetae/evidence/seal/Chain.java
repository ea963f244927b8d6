package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Certificates that somebody else issued.
 *
 * @param links from the signer's own to the last one below the root
 * @param root the root
 */
record Chain(List<X509Certificate> links, X509Certificate root) {
  Chain {
    links = List.copyOf(links);
  }

  /**
   * Checks the order, and takes the root from the end or from its file.
   *
   * @param found the certificates as they were found
   * @param where names their place in the reason
   * @throws IOException if one did not issue the one before it, or there is no root
   */
  static Chain of(List<X509Certificate> found, Optional<Path> rootFile, String where)
      throws IOException {
    List<X509Certificate> all = new ArrayList<>(found);
    if (rootFile.isPresent()) {
      X509Certificate root = Certificates.read(rootFile.get()).getFirst();
      if (!all.getLast().equals(root)) {
        all.add(root);
      }
    }
    for (int i = 0; i + 1 < all.size(); i++) {
      if (!issued(all.get(i + 1), all.get(i))) {
        throw new EvidenceException(
            ("%s: certificate %d (%s) did not issue certificate %d (%s); put the signer's own"
                    + " first, then each one's issuer, the root last")
                .formatted(where, i + 2, name(all.get(i + 1)), i + 1, name(all.get(i))));
      }
    }
    X509Certificate last = all.getLast();
    if (!issued(last, last)) {
      throw new EvidenceException(
          "%s ends with %s, which is no root; add the certificate of %s, or name it by --root FILE"
              .formatted(where, name(last), last.getIssuerX500Principal()));
    }
    if (all.size() == 1) {
      throw new EvidenceException(
          where + " has only a certificate that signed itself; one under a root is wanted");
    }
    return new Chain(all.subList(0, all.size() - 1), last);
  }

  private static boolean issued(X509Certificate above, X509Certificate below) {
    if (!above.getSubjectX500Principal().equals(below.getIssuerX500Principal())) {
      return false;
    }
    try {
      below.verify(above.getPublicKey());
      return true;
    } catch (GeneralSecurityException notByThis) {
      return false;
    }
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
