package io.haetae.matching.image;

import io.haetae.core.browse.Bytes;
import java.util.List;
import java.util.Optional;

/**
 * A product's photograph, prepared to be compared with others. Immutable; safe for use by many
 * threads.
 */
public final class Photograph {
  /** So many corners agree only in pictures of one origin; docs/matching.md has the measurement. */
  private static final int SAME_CORNERS = 15;

  private final Region inside;
  private final List<Pdq> hashes;
  private final long differences;
  private final LocalFeatures corners;
  private final LocalFeatures mirrored;

  private Photograph(Luminance whole) {
    inside = Border.inside(whole);
    Luminance picture = whole.part(inside);
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
   * @param here the part of the one that agrees; what its border leaves if the whole does; empty if
   *     nothing does
   * @param there the part of the other
   */
  public record Shared(
      int bits,
      int differences,
      int corners,
      boolean confirmed,
      Optional<Region> here,
      Optional<Region> there) {}

  /** The PDQ hash of what the border leaves, by which the photograph is found again. */
  public Pdq hash() {
    return hashes.getFirst();
  }

  /** The PDQ hashes of it turned and mirrored: eight, as it stands first. */
  public List<Pdq> hashes() {
    return hashes;
  }

  /** Compares. */
  public Shared compare(Photograph other) {
    Pdq theirs = other.hashes.getFirst();
    int bits = hashes.stream().mapToInt(theirs::distance).min().orElse(256);
    boolean structured =
        Math.min(hashes.getFirst().quality(), theirs.quality()) >= Pdq.LEAST_QUALITY;
    Agreement straight = corners.agreeing(other.corners);
    Agreement turned = mirrored.agreeing(other.corners);
    Agreement best = straight.places() >= turned.places() ? straight : turned;
    boolean hash = structured && bits <= Pdq.SAME;
    boolean cornered = best.places() >= SAME_CORNERS;
    boolean whole = hash && !cornered;
    return new Shared(
        bits,
        Long.bitCount(differences ^ other.differences),
        best.places(),
        hash || cornered,
        whole ? Optional.of(inside) : best.here().map(region -> region.within(inside)),
        whole
            ? Optional.of(other.inside)
            : best.there().map(region -> region.within(other.inside)));
  }
}
