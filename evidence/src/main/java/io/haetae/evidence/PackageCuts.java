package io.haetae.evidence;

import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.Parts;
import io.haetae.verifier.StoredZip;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;

/**
 * Where a package is cut so that other captures may share its pieces: at the bodies that {@link
 * MemberWriter} packed apart. Any cut gives the same package back, so a wrong one costs room only.
 */
final class PackageCuts {
  /** A file below this takes as much of a disk as one of this size. */
  static final int SMALLEST = 4 * 1024;

  /** Heads are shorter. */
  private static final int LONGEST_HEADS = 64 * 1024;

  private static final int MEMBER_TRAILER = 8;

  private final PackageBytes bytes;
  private final List<Cut> cuts = new ArrayList<>();
  private long end;

  /**
   * A run of bytes of a package.
   *
   * @param start where it begins
   * @param length how many they are
   * @param piece whether it is worth a file of its own
   */
  record Cut(long start, long length, boolean piece) {}

  private PackageCuts(PackageBytes bytes) {
    this.bytes = bytes;
  }

  /** The runs of a package, in order and without gaps. */
  static List<Cut> of(PackageBytes bytes) throws IOException {
    PackageCuts cutting = new PackageCuts(bytes);
    try (StoredZip zip = StoredZip.of(bytes)) {
      for (ZipEntry entry : zip.entries()) {
        cutting.part(zip, entry);
      }
    }
    cutting.own(bytes.size());
    return List.copyOf(cutting.cuts);
  }

  private void part(StoredZip zip, ZipEntry entry) throws IOException {
    long start = zip.offset(entry);
    switch (entry.getName()) {
      case Parts.ORIGINALS, Parts.DERIVED -> {
        try (WarcScan scan = new WarcScan(entry.getName(), zip.getInputStream(entry))) {
          for (Optional<WarcScan.Scanned> next = scan.next();
              next.isPresent();
              next = scan.next()) {
            member(start + next.get().offset(), next.get().length());
          }
        }
      }
      case Parts.WIRE -> piece(start, entry.getSize());
      default -> {
        // Texts of this capture alone.
      }
    }
  }

  private void member(long start, long length) throws IOException {
    if (length < SMALLEST) {
      return;
    }
    int heads = heads(start, length);
    long body = length - heads - MEMBER_TRAILER;
    if (heads > 0 && body >= SMALLEST) {
      piece(start + heads, body);
    } else if (length > LONGEST_HEADS) {
      // Written before bodies were packed apart: too much for a recipe to hold itself.
      piece(start, length);
    }
  }

  /** How many bytes stand before the body that is packed apart; 0 if none is. */
  private int heads(long start, long length) throws IOException {
    try (InputStream in = bytes.open(start)) {
      byte[] heads = in.readNBytes((int) Math.min(length, LONGEST_HEADS));
      for (int i = 3; i < heads.length; i++) {
        if (heads[i] == -1 && heads[i - 1] == -1 && heads[i - 2] == 0 && heads[i - 3] == 0) {
          return i + 1;
        }
      }
      return 0;
    }
  }

  private void piece(long start, long length) {
    own(start);
    cuts.add(new Cut(start, length, true));
    end = start + length;
  }

  private void own(long until) {
    if (until > end) {
      cuts.add(new Cut(end, until - end, false));
      end = until;
    }
  }
}
