package io.haetae.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a verifier trusts, from outside the bundle. Nothing in a bundle is an anchor for itself.
 *
 * @param signers roots of those who sign manifests
 * @param authorities roots of time-stamp authorities
 * @param logs keys of logs
 * @param witnesses keys of those who countersign a log
 * @param revoked what issuers revoked (X.509 CRLs), those of signers and of authorities
 */
public record Trust(
    List<X509Certificate> signers,
    List<X509Certificate> authorities,
    List<VerifierKey> logs,
    List<VerifierKey> witnesses,
    List<X509CRL> revoked) {
  /** The folder of signers' roots. */
  public static final String SIGNERS = "signers";

  /** The folder of authorities' roots. */
  public static final String AUTHORITIES = "authorities";

  /** The folder of logs' keys. */
  public static final String LOGS = "logs";

  /** The folder of witnesses' keys. */
  public static final String WITNESSES = "witnesses";

  /** Copies the lists. */
  public Trust {
    signers = List.copyOf(signers);
    authorities = List.copyOf(authorities);
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    revoked = List.copyOf(revoked);
  }

  /** Trust that knows of nothing revoked. */
  public Trust(
      List<X509Certificate> signers,
      List<X509Certificate> authorities,
      List<VerifierKey> logs,
      List<VerifierKey> witnesses) {
    this(signers, authorities, logs, witnesses, List.of());
  }

  /** Trust in nobody. */
  public static Trust none() {
    return new Trust(List.of(), List.of(), List.of(), List.of());
  }

  /**
   * Reads a folder of {@code signers} and {@code authorities} ({@code *.pem} and {@code *.crl}),
   * {@code logs/*.vkey} and {@code witnesses/*.vkey}; each of them may be missing, but not all.
   *
   * @throws IOException if a file cannot be read
   * @throws EvidenceException if the folder is none of such, or a file holds something else
   */
  public static Trust in(Path folder) throws IOException {
    boolean known =
        List.of(SIGNERS, AUTHORITIES, LOGS, WITNESSES).stream()
            .anyMatch(name -> Files.isDirectory(folder.resolve(name)));
    if (!known) {
      throw new EvidenceException(
          folder
              + " holds nobody to trust: it wants the folders signers and authorities (*.pem) and"
              + " logs and witnesses (*.vkey)");
    }
    List<X509CRL> revoked = new ArrayList<>(Revocations.in(folder.resolve(SIGNERS)));
    revoked.addAll(Revocations.in(folder.resolve(AUTHORITIES)));
    return new Trust(
        Certificates.in(folder.resolve(SIGNERS)),
        Certificates.in(folder.resolve(AUTHORITIES)),
        VerifierKey.in(folder.resolve(LOGS)),
        VerifierKey.in(folder.resolve(WITNESSES)),
        revoked);
  }
}
