package io.haetae.evidence.seal;

import io.haetae.verifier.TimeStamp;
import java.io.IOException;

/** A time-stamp that was asked for, checked, and can be stored. */
public final class Token {
  private final String authority;
  private final byte[] bytes;
  private final TimeStamp timeStamp;

  Token(String authority, byte[] bytes, TimeStamp timeStamp) {
    this.authority = authority;
    this.bytes = bytes.clone();
    this.timeStamp = timeStamp;
  }

  /** The authority's name in the settings, and so in the file's name. */
  public String authority() {
    return authority;
  }

  /** The whole response. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What it says. */
  public TimeStamp timeStamp() {
    return timeStamp;
  }

  /** The authority's certificates below the root, in PEM, as {@code seal/certs} holds them. */
  public byte[] chainPem() throws IOException {
    var chain = timeStamp.chain();
    return Pem.certificates(chain.subList(0, chain.size() - 1));
  }
}
