package io.haetae.evidence;

import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.CmsSigner;
import io.haetae.evidence.seal.RevocationLists;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

/**
 * What an archive is sealed with.
 *
 * @param signer signs manifests
 * @param logKey signs the checkpoints of the archive's log
 * @param authorities give time-stamps
 * @param clock the machine's clock
 * @param evidenceKey the certificate to which copies of the wire are encrypted; empty if none was
 *     named, and then none can be kept
 * @param revocations where lists of revoked certificates are found; empty if none are looked for
 */
public record Sealing(
    CmsSigner signer,
    LogKey logKey,
    Authorities authorities,
    Clock clock,
    Optional<X509Certificate> evidenceKey,
    Optional<RevocationLists> revocations) {
  /** Without an evidence key or lists of revoked certificates. */
  public Sealing(CmsSigner signer, LogKey logKey, Authorities authorities, Clock clock) {
    this(signer, logKey, authorities, clock, Optional.empty(), Optional.empty());
  }
}
