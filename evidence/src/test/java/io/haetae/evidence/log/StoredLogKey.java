package io.haetae.evidence.log;

import io.haetae.verifier.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;

/** A log's key in files, which another process of a test signs with too. */
final class StoredLogKey {
  private StoredLogKey() {}

  /** Makes one. */
  static LogKey make(Path secret, Path vkey) throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    LogKey key = LogKey.of("log.example/haetae", pair.getPrivate(), pair.getPublic());
    Files.write(secret, pair.getPrivate().getEncoded());
    Files.writeString(vkey, key.verifierKey().toString());
    return key;
  }

  static LogKey read(Path secret, Path vkey) throws IOException, GeneralSecurityException {
    VerifierKey known = VerifierKey.parse(Files.readString(vkey));
    PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(Files.readAllBytes(secret));
    return LogKey.of(
        known.name(),
        KeyFactory.getInstance("Ed25519").generatePrivate(encoded),
        known.publicKey());
  }
}
