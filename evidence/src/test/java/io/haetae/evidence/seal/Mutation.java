package io.haetae.evidence.seal;

import java.util.Arrays;
import java.util.Random;

/** Random damage to bytes. */
final class Mutation {
  private Mutation() {}

  static byte[] of(byte[] good, Random random) {
    byte[] bad = good.clone();
    int at = random.nextInt(bad.length);
    switch (random.nextInt(5)) {
      case 0 -> bad[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bad[at] = (byte) random.nextInt(256);
      case 2 -> {
        return Arrays.copyOf(bad, at);
      }
      case 3 -> {
        int length = Math.min(random.nextInt(16), bad.length - at);
        System.arraycopy(good, random.nextInt(good.length - length), bad, at, length);
      }
      default -> {
        for (int i = 0; i < 8; i++) {
          bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bad;
  }
}
