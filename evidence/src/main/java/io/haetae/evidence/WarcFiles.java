package io.haetae.evidence;

import io.haetae.verifier.PackageScan;
import io.haetae.verifier.Parts;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The two WARC files of a capture.
 *
 * @param originals what crossed the network
 * @param derived what the browser made of it
 */
record WarcFiles(WarcFile originals, WarcFile derived) {
  /** Scans those in the folder of a package's parts. */
  static WarcFiles in(Path parts) throws IOException {
    return new WarcFiles(
        WarcFile.of(parts.resolve(Parts.ORIGINALS)), WarcFile.of(parts.resolve(Parts.DERIVED)));
  }

  /** Those of a package whose bytes are intact. */
  static WarcFiles of(PackageScan scan) throws IOException {
    return new WarcFiles(WarcFile.of(scan, Parts.ORIGINALS), WarcFile.of(scan, Parts.DERIVED));
  }
}
