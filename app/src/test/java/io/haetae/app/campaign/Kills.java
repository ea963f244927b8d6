package io.haetae.app.campaign;

import java.util.Random;

/**
 * How often a test kills, fills or cuts something, and when. {@code -Dhaetae.kills=50} makes it 50
 * times; the seed is printed and {@code -Dhaetae.seed} sets it.
 */
final class Kills {
  private Kills() {}

  /** How often. */
  static int count(int inTheSuite) {
    return Integer.getInteger("haetae.kills", inTheSuite);
  }

  /** Random moments. */
  static Random moments(String test) {
    long seed = Long.getLong("haetae.seed", System.nanoTime());
    System.out.printf("%s: -Dhaetae.seed=%d%n", test, seed);
    return new Random(seed);
  }
}
