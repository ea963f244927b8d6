package io.haetae.evidence;

import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.CmsSigner;
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
 */
public record Sealing(
    CmsSigner signer,
    LogKey logKey,
    Authorities authorities,
    Clock clock,
    Optional<X509Certificate> evidenceKey) {
  /** Without an evidence key. */
  public Sealing(CmsSigner signer, LogKey logKey, Authorities authorities, Clock clock) {
    this(signer, logKey, authorities, clock, Optional.empty());
  }
}
