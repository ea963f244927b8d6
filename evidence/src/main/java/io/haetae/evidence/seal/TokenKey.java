package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A key inside a token, reached through the platform's PKCS#11 binding. */
final class TokenKey {
  private final TokenSettings settings;
  private final Provider provider;
  private final KeyStore store;

  private TokenKey(TokenSettings settings, Provider provider, KeyStore store) {
    this.settings = settings;
    this.provider = provider;
    this.store = store;
  }

  /** The key with its certificates as the token or the settings have them. */
  static SealKeys first(KeySource.OnToken source, Optional<PassPhrase> pin) throws IOException {
    TokenSettings settings = source.settings();
    Optional<Path> file = settings.certificate();
    // Read first: a mistake in a file must not cost a login.
    List<X509Certificate> given = file.isPresent() ? Certificates.read(file.get()) : List.of();
    TokenKey token = open(settings, pin);
    try {
      PrivateKey key = token.key();
      return file.isPresent()
          ? token.sealing(key, Chain.of(given, source.root(), file.get().toString()))
          : token.sealing(key, Chain.of(token.own(), source.root(), token.toString()));
    } catch (GeneralSecurityException | ProviderException fault) {
      throw new EvidenceException(token + " failed: " + reason(fault), fault);
    }
  }

  /** The key with certificates that were stored. */
  static SealKeys load(TokenSettings settings, Chain chain, Optional<PassPhrase> pin)
      throws IOException {
    TokenKey token = open(settings, pin);
    try {
      return token.sealing(token.key(), chain);
    } catch (GeneralSecurityException | ProviderException fault) {
      throw new EvidenceException(token + " failed: " + reason(fault), fault);
    }
  }

  /** Logs in, once: tokens lock themselves after a few wrong PINs. */
  private static TokenKey open(TokenSettings settings, Optional<PassPhrase> asked)
      throws IOException {
    Path library = settings.library();
    if (!Files.isRegularFile(library)) {
      throw new EvidenceException(
          "the PKCS#11 library "
              + library
              + " is not there; install the software of the token's maker, or mend \"library\"");
    }
    PassPhrase pin = pin(settings, asked);
    Provider binding = Security.getProvider("SunPKCS11");
    if (binding == null) {
      throw new EvidenceException("this Java has no module jdk.crypto.cryptoki; use a whole JDK");
    }
    long slot =
        switch (settings.place()) {
          case TokenSettings.Place.Label(String label) -> TokenSlots.find(library, label);
          case TokenSettings.Place.Slot(long number) -> number;
        };
    String configuration =
        "--name = haetae-%d%nlibrary = \"%s\"%nslot = %d%n".formatted(slot, library, slot);
    try {
      Provider provider = binding.configure(configuration);
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin.characters());
      return new TokenKey(settings, provider, store);
    } catch (IOException | GeneralSecurityException fault) {
      throw refused(fault, settings);
    } catch (ProviderException | InvalidParameterException fault) {
      throw new EvidenceException(
          "there is no token in slot %d of %s (%s); is it plugged in?"
              .formatted(slot, library, reason(fault)),
          fault);
    }
  }

  private static PassPhrase pin(TokenSettings settings, Optional<PassPhrase> asked)
      throws IOException {
    Optional<Path> file = settings.pinFile();
    if (file.isPresent()) {
      return PassPhrase.readGiven(file.get());
    }
    return asked.orElseThrow(
        () ->
            new EvidenceException(
                "the PIN of the token is wanted: name its file as \"pinFile\" in the settings, or"
                    + " use --pin-file or --ask-pin"));
  }

  private static EvidenceException refused(Exception fault, TokenSettings settings) {
    String reason = reason(fault);
    if (reason.startsWith("CKR_PIN")) {
      return new EvidenceException(
          "the token refused the PIN (%s). It was tried once and is not tried again, as tokens lock"
                  .formatted(reason)
              + " themselves; mend it"
              + settings.pinFile().map(file -> " in " + file).orElse("")
              + " before the next start",
          fault);
    }
    return new EvidenceException("the token cannot be opened: " + reason, fault);
  }

  /** What the token's own library said, which is the innermost cause. */
  private static String reason(Throwable fault) {
    Throwable inner = fault;
    while (inner.getCause() != null) {
      inner = inner.getCause();
    }
    return String.valueOf(inner.getMessage());
  }

  private PrivateKey key() throws GeneralSecurityException, EvidenceException {
    if (store.getKey(settings.key(), null) instanceof PrivateKey key) {
      return key;
    }
    List<String> keys = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        keys.add(alias);
      }
    }
    throw new EvidenceException(
        ("%s has no key \"%s\" (it has %s). Java sees a key only through a certificate of the same"
                + " id: \"key\" is that certificate's label")
            .formatted(this, settings.key(), keys.isEmpty() ? "none" : keys));
  }

  private List<X509Certificate> own() throws GeneralSecurityException {
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate one : store.getCertificateChain(settings.key())) {
      chain.add((X509Certificate) one);
    }
    return chain;
  }

  private SealKeys sealing(PrivateKey key, Chain chain) throws EvidenceException {
    X509Certificate certificate = chain.links().getFirst();
    if (!(certificate.getPublicKey() instanceof ECPublicKey ec)
        || !KeyAlgorithm.isP256(ec)
        || !key.getAlgorithm().equals("EC")) {
      throw new EvidenceException(
          "the key \"%s\" of %s is no key of the curve P-256, which seals"
              .formatted(settings.key(), this));
    }
    try {
      return SealKeys.onToken(key, chain, provider);
    } catch (EvidenceException fault) {
      throw new EvidenceException(
          "the key \"%s\" of %s: %s".formatted(settings.key(), this, fault.getMessage()), fault);
    }
  }

  @Override
  public String toString() {
    return switch (settings.place()) {
      case TokenSettings.Place.Label(String label) -> "the token \"" + label + "\"";
      case TokenSettings.Place.Slot(long number) -> "the token in slot " + number;
    };
  }
}
