package io.haetae.evidence;

import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.PackageScan;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A WARC file whose records were scanned and checked.
 *
 * @param bytes what holds it
 * @param start where in them it begins
 * @param records in their order
 */
record WarcFile(PackageBytes bytes, long start, List<WarcScan.Scanned> records) {
  WarcFile {
    records = List.copyOf(records);
  }

  /**
   * Scans a file.
   *
   * @throws IOException if it cannot be read, or a record is not as it must be
   */
  static WarcFile of(Path file) throws IOException {
    List<WarcScan.Scanned> records = new ArrayList<>();
    try (WarcScan scan = WarcScan.of(file)) {
      for (Optional<WarcScan.Scanned> next = scan.next(); next.isPresent(); next = scan.next()) {
        records.add(next.get());
      }
    }
    return new WarcFile(new PackageBytes.Whole(file), 0, records);
  }

  /** One of the two of a package whose bytes are intact. */
  static WarcFile of(PackageScan scan, String name) throws IOException {
    return new WarcFile(scan.bytes(), scan.offset(name), scan.records(name));
  }
}
