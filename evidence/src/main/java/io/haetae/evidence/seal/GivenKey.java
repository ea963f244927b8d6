package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A key that an organisation has already, with its certificates. */
record GivenKey(PrivateKey key, List<X509Certificate> certificates) {
  /** The first byte of DER, which a PKCS#12 file is; PEM starts with text. */
  private static final byte DER = 0x30;

  /**
   * Reads key and certificates, and proves that what they seal would be accepted.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  static SealKeys read(KeySource.Given given, Instant now) throws IOException {
    byte[] bytes = OwnerOnly.read(given.key());
    boolean stored = bytes.length > 0 && bytes[0] == DER;
    GivenKey found =
        stored
            ? pkcs12(bytes, given)
            : new GivenKey(Pem.privateKey(given.key(), given.phrase()), List.of());
    List<X509Certificate> certificates = found.certificates;
    String where = given.key().toString();
    if (given.certificates().isPresent()) {
      where = given.certificates().get().toString();
      certificates = Certificates.read(given.certificates().get());
    }
    if (certificates.isEmpty()) {
      throw new EvidenceException(where + " holds no certificate; name it by --certificate FILE");
    }
    Chain chain = Chain.of(certificates, given.root(), where);
    try {
      return Acceptance.proven(SealKeys.of(found.key, chain.links(), chain.root()), now);
    } catch (EvidenceException unusable) {
      throw new EvidenceException(
          given.key() + " and " + where + ": " + unusable.getMessage(), unusable);
    }
  }

  private static GivenKey pkcs12(byte[] bytes, KeySource.Given given) throws IOException {
    Path file = given.key();
    Optional<PassPhrase> phrase = given.phrase();
    if (phrase.isEmpty()) {
      throw new EvidenceException(file + " is PKCS#12; name its pass phrase's file");
    }
    char[] characters = phrase.get().characters();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      load(store, bytes, characters, file);
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      if (keys.size() != 1) {
        throw new EvidenceException(file + " holds " + keys.size() + " private keys, not one");
      }
      List<X509Certificate> certificates = new ArrayList<>();
      for (Certificate one : store.getCertificateChain(keys.getFirst())) {
        certificates.add((X509Certificate) one);
      }
      PrivateKey key = (PrivateKey) store.getKey(keys.getFirst(), characters);
      return new GivenKey(key, certificates);
    } catch (GeneralSecurityException unusable) {
      throw new EvidenceException(file + " cannot be used: " + unusable.getMessage(), unusable);
    }
  }

  private static void load(KeyStore store, byte[] bytes, char[] characters, Path file)
      throws IOException, GeneralSecurityException {
    try {
      store.load(new ByteArrayInputStream(bytes), characters);
    } catch (IOException closed) {
      throw new EvidenceException(
          closed.getCause() instanceof GeneralSecurityException
              ? "the pass phrase does not open " + file
              : file + " is no PKCS#12 file",
          closed);
    }
  }
}
