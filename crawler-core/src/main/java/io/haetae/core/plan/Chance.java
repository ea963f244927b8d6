package io.haetae.core.plan;

import java.util.SplittableRandom;

/** Numbers that look random and follow from a seed and a name alone, in any order of asking. */
record Chance(long seed) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** A number from 0 to 1, without 1. */
  double of(String name, Enum<?> what, long number) {
    long hash = mixed(mixed(FNV_OFFSET, name), what.name());
    return new SplittableRandom(seed ^ (hash + number) * FNV_PRIME).nextDouble();
  }

  /** FNV-1a over the characters. */
  private static long mixed(long hash, String text) {
    long mixed = hash;
    for (int i = 0; i < text.length(); i++) {
      mixed = (mixed ^ text.charAt(i)) * FNV_PRIME;
    }
    return mixed;
  }
}
