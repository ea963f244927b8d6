package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Revocations;
import io.haetae.verifier.Sha256;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;

/** A list of revoked certificates (X.509 CRL) that can be stored beside a seal. */
public final class RevocationList {
  private final String from;
  private final byte[] der;
  private final X509CRL list;

  private RevocationList(String from, byte[] der, X509CRL list) {
    this.from = from;
    this.der = der;
    this.list = list;
  }

  /**
   * A list of its bytes, DER or PEM.
   *
   * @param from where it was found: an address, or the name of a file
   */
  static RevocationList of(String from, byte[] bytes) throws EvidenceException {
    X509CRL list = Revocations.parse(bytes, from);
    try {
      return new RevocationList(from, list.getEncoded(), list);
    } catch (CRLException malformed) {
      throw new EvidenceException(from + " cannot be written as DER", malformed);
    }
  }

  /** Where it was found. */
  public String from() {
    return from;
  }

  /** Its DER. */
  public byte[] der() {
    return der.clone();
  }

  /** The SHA-256 of its DER, in hexadecimal; its file in a bundle is named by it. */
  public String sha256() {
    return Sha256.of(der);
  }

  X509CRL list() {
    return list;
  }
}
