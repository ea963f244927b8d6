package io.haetae.evidence;

/**
 * Tells content that no packing makes smaller by how evenly its bytes are spread. Names of media
 * types are often wrong, and what decides must follow from the content alone.
 */
final class Entropy {
  /**
   * Bits a byte. Pictures, fonts and packed files have 7.8 and more, texts and programs below 7.
   */
  private static final double PACKED = 7.6;

  private static final int VALUES = 256;

  private Entropy() {}

  /** Whether content that begins with these bytes is packed already. */
  static boolean isPacked(byte[] content, int length) {
    int[] counts = new int[VALUES];
    for (int i = 0; i < length; i++) {
      counts[content[i] & 0xff]++;
    }
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / length;
        bits -= share * Math.log(share);
      }
    }
    return bits / Math.log(2) >= PACKED;
  }
}
