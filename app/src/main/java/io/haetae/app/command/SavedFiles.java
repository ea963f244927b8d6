package io.haetae.app.command;

import io.haetae.core.browse.Bytes;
import io.haetae.core.browse.Capture;
import io.haetae.evidence.BundleReader;
import io.haetae.sites.SavedPage;
import io.haetae.verifier.Bundles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** Files with pages in them, of every kind that {@code haetae read} takes. */
final class SavedFiles {
  private static final long LONGEST_PAGE = 64L << 20;

  private SavedFiles() {}

  /**
   * Reads a file and applies a function to the capture in it, whose bodies may not outlive the
   * call.
   *
   * @param url the address that was asked for, if the user knows it
   * @throws IOException if the file cannot be read
   */
  static <T> T read(Path file, Optional<URI> url, Function<Capture, T> reading) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("there is no such file");
    }
    if (BundleReader.accepts(file)) {
      try (BundleReader bundle = BundleReader.open(file)) {
        return reading.apply(bundle.capture());
      }
    }
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder without a " + Bundles.WACZ);
    }
    if (Files.size(file) > LONGEST_PAGE) {
      throw new IOException("it is larger than " + LONGEST_PAGE + " bytes");
    }
    Bytes content = Bytes.copyOf(Files.readAllBytes(file));
    Capture saved = SavedPage.capture(file.getFileName().toString(), content);
    return reading.apply(url.map(saved::at).orElse(saved));
  }
}
