package io.haetae.matching.image;

import io.haetae.core.browse.Bytes;
import java.util.List;

/**
 * A product's photograph, prepared to be compared with others. Immutable; safe for use by many
 * threads.
 */
public final class Photograph {
  /** PDQ's own threshold: at most so many of 256 bits differ. */
  private static final int SAME_HASH = 31;

  /** So many corners agree only in pictures of one origin; docs/matching.md has the measurement. */
  private static final int SAME_CORNERS = 15;

  private final List<Pdq> hashes;
  private final long differences;
  private final LocalFeatures corners;
  private final LocalFeatures mirrored;

  private Photograph(Luminance whole) {
    Luminance picture = Border.trimmed(whole);
    hashes = Pdq.allOf(picture);
    differences = DifferenceHash.of(picture);
    corners = LocalFeatures.of(picture, false);
    mirrored = LocalFeatures.of(picture, true);
  }

  /**
   * Reads a JPEG, PNG, GIF, BMP or WebP file.
   *
   * @throws UnreadablePictureException if it is no picture, damaged, or larger than 32 MiB or 67
   *     million points
   */
  public static Photograph of(Bytes file) throws UnreadablePictureException {
    return new Photograph(Luminance.of(Picture.decode(file)));
  }

  /**
   * What two photographs have in common.
   *
   * @param bits in how many of 256 bits the PDQ hashes differ, turned and mirrored as they fit best
   * @param differences in how many of 64 bits the dHashes differ
   * @param corners in how many places corners agree, mirrored if they then fit better
   * @param confirmed whether they are of one origin
   */
  public record Shared(int bits, int differences, int corners, boolean confirmed) {}

  /** Compares. */
  public Shared compare(Photograph other) {
    Pdq theirs = other.hashes.getFirst();
    int bits = hashes.stream().mapToInt(theirs::distance).min().orElse(256);
    boolean structured =
        Math.min(hashes.getFirst().quality(), theirs.quality()) >= Pdq.LEAST_QUALITY;
    int agreeing = Math.max(corners.agreeing(other.corners), mirrored.agreeing(other.corners));
    boolean confirmed = (structured && bits <= SAME_HASH) || agreeing >= SAME_CORNERS;
    return new Shared(bits, Long.bitCount(differences ^ other.differences), agreeing, confirmed);
  }
}
