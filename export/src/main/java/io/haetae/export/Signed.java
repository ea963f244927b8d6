package io.haetae.export;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * A signed document before it is written.
 *
 * @param document the document
 * @param level the level of its signature
 */
record Signed(DSSDocument document, String level) {
  /** Makes a signed document, with a time-stamp where there is a source of them. */
  @FunctionalInterface
  interface Maker {
    Signed make(Optional<TSPSource> source) throws IOException;
  }

  /** Signs and writes a document; without its time-stamp where the authority does not answer. */
  static Exported write(Optional<TimeStampAuthority> authority, Path file, Maker maker)
      throws IOException {
    if (authority.isEmpty()) {
      return store(
          make(maker, Optional.empty()),
          file,
          Optional.of("no time-stamp: no authority is configured"));
    }
    try {
      return store(make(maker, authority.map(Signing::source)), file, Optional.empty());
    } catch (Signing.NoTimeStampException unanswered) {
      return store(
          make(maker, Optional.empty()),
          file,
          Optional.of(String.valueOf(unanswered.getMessage())));
    }
  }

  private static Signed make(Maker maker, Optional<TSPSource> source) throws IOException {
    try {
      return maker.make(source);
    } catch (DSSException fault) {
      throw new IOException("The export could not be signed: " + fault.getMessage(), fault);
    }
  }

  private static Exported store(Signed signed, Path file, Optional<String> missing)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(folder, ".haetae-export-", ".tmp");
    try {
      try (OutputStream out = Files.newOutputStream(draft)) {
        signed.document().writeTo(out);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
    return new Exported(file, signed.level(), missing);
  }
}
