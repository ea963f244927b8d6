package io.haetae.export;

import io.haetae.core.browse.Bytes;
import java.io.IOException;

/** A time-stamp authority (RFC 3161) as exports use it: one call a signature. */
@FunctionalInterface
public interface TimeStampAuthority {
  /**
   * Asks for the time-stamp of a digest, certificates included.
   *
   * @param sha256 the 32 bytes to stamp
   * @return the DER of the whole response (TimeStampResp)
   * @throws IOException if the authority does not answer or refuses; the export then goes without
   *     its time-stamp, and says so
   */
  Bytes respond(Bytes sha256) throws IOException;
}
