package io.haetae.export;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.signature.AbstractSignatureParameters;
import eu.europa.esig.dss.spi.validation.CertificateVerifier;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import io.haetae.core.browse.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;

/** The signature on an export: the key, the moment, and the time-stamp where one is to be had. */
public final class Signing {
  private static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA256;

  private final SigningIdentity identity;
  private final Optional<TimeStampAuthority> authority;
  private final Instant at;

  /**
   * What signs an export.
   *
   * @param identity the key that signs
   * @param authority who time-stamps the signature, if anybody
   * @param at the signing time to claim
   */
  public Signing(SigningIdentity identity, Optional<TimeStampAuthority> authority, Instant at) {
    this.identity = identity;
    this.authority = authority;
    this.at = at;
  }

  Instant at() {
    return at;
  }

  Optional<TimeStampAuthority> authority() {
    return authority;
  }

  /** A verifier without any way out: no lists, no revocation data, no issuers' certificates. */
  static CertificateVerifier offline() {
    CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
    verifier.setAIASource(null);
    return verifier;
  }

  void describe(AbstractSignatureParameters<?> parameters) {
    parameters.setDigestAlgorithm(DIGEST);
    List<CertificateToken> chain = identity.chain().stream().map(CertificateToken::new).toList();
    parameters.setSigningCertificate(chain.getFirst());
    parameters.setCertificateChain(chain);
    parameters.bLevel().setSigningDate(Date.from(at));
  }

  SignatureValue sign(ToBeSigned content) throws IOException {
    EncryptionAlgorithm kind = EncryptionAlgorithm.forKey(identity.certificate().getPublicKey());
    SignatureAlgorithm algorithm = SignatureAlgorithm.getAlgorithm(kind, DIGEST);
    return new SignatureValue(algorithm, identity.signer().sign(content.getBytes()));
  }

  /** The authority as DSS asks it. */
  static TSPSource source(TimeStampAuthority authority) {
    return new TSPSource() {
      private static final long serialVersionUID = 1L;

      @Override
      public TimestampBinary getTimeStampResponse(DigestAlgorithm algorithm, byte[] digest) {
        try {
          if (algorithm != DIGEST) {
            throw new IOException("asked for a digest that is not " + DIGEST);
          }
          return token(authority.respond(Bytes.copyOf(digest)));
        } catch (IOException unanswered) {
          throw new NoTimeStampException(unanswered);
        }
      }
    };
  }

  private static TimestampBinary token(Bytes response) throws IOException {
    try {
      TimeStampResponse parsed = new TimeStampResponse(response.open());
      if (parsed.getTimeStampToken() == null) {
        throw new IOException("the authority refused: " + parsed.getStatusString());
      }
      return new TimestampBinary(parsed.getTimeStampToken().getEncoded());
    } catch (TSPException malformed) {
      throw new IOException(malformed.getMessage(), malformed);
    }
  }

  /** An authority did not answer; carries the reason through DSS. */
  static final class NoTimeStampException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoTimeStampException(IOException cause) {
      super("No time-stamp: " + cause.getMessage(), cause);
    }
  }
}
