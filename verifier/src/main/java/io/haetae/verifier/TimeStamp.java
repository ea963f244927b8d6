package io.haetae.verifier;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A time-stamp that holds.
 *
 * @param time when the authority says that the stamped bytes existed
 * @param nonce the number of the request that it answers
 * @param chain from the authority's certificate to the root that it was held to
 */
public record TimeStamp(Instant time, BigInteger nonce, List<X509Certificate> chain) {
  /** Copies the chain. */
  public TimeStamp {
    chain = List.copyOf(chain);
  }

  /** The authority's own certificate. */
  public X509Certificate authority() {
    return chain.getFirst();
  }

  /** The root that the authority was held to. */
  public X509Certificate root() {
    return chain.getLast();
  }
}
