package io.haetae.app.command;

import io.haetae.export.SigningIdentity;
import io.haetae.export.TimeStampAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where exports get their key and their time-stamps from: the configuration home. */
final class ExportKeys {
  private ExportKeys() {}

  /** The seal key; that of the demonstration for simulated bundles, and only for those. */
  static SigningIdentity identity(boolean simulated) throws IOException {
    Path keys = (simulated ? KeyOptions.home().demo() : KeyOptions.home()).keys();
    Path key = keys.resolve("seal.key.pem");
    if (!Files.isRegularFile(key)) {
      throw new IOException("there is no key to sign with: " + key + " is missing");
    }
    return SigningIdentity.read(key, keys.resolve("seal.chain.pem"));
  }

  /** No authority yet: exports are of level BASELINE-B. */
  static Optional<TimeStampAuthority> authority() {
    return Optional.empty();
  }
}
