package io.haetae.evidence;

import io.haetae.evidence.log.LogKey;
import io.haetae.evidence.seal.Authorities;
import io.haetae.evidence.seal.CmsSigner;
import java.time.Clock;

/**
 * What an archive is sealed with.
 *
 * @param signer signs manifests
 * @param logKey signs the checkpoints of the archive's log
 * @param authorities give time-stamps
 * @param clock the machine's clock
 */
public record Sealing(CmsSigner signer, LogKey logKey, Authorities authorities, Clock clock) {}
