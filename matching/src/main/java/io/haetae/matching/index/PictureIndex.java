package io.haetae.matching.index;

import io.haetae.matching.image.Pdq;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An index of photographs by which those with near PDQ hashes are found. It compares with every
 * hash, so a search grows with their number. A hash takes 32 bytes. Not thread-safe.
 */
public final class PictureIndex {
  private static final int WORDS = 4;

  private long[] words = new long[WORDS << 10];
  private final List<String> ids = new ArrayList<>();

  /** Adds a photograph of what the id names. One whose hash says nothing is left out. */
  public void put(String id, Pdq hash) {
    if (!hash.telling()) {
      return;
    }
    int from = ids.size() * WORDS;
    if (from == words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    for (int i = 0; i < WORDS; i++) {
      words[from + i] = hash.bits().get(i);
    }
    ids.add(id);
  }

  /** How many photographs are in it. */
  public int size() {
    return ids.size();
  }

  /**
   * What is near, the nearest first, each id once.
   *
   * @param ways the hashes of the photograph that is asked for, turned and mirrored
   * @param bits in how many of 256 bits a hash may differ
   * @param most how many at most
   */
  public List<String> near(List<Pdq> ways, int bits, int most) {
    Map<String, Integer> nearest = new LinkedHashMap<>();
    for (Pdq way : ways) {
      if (way.telling()) {
        near(way, bits, nearest);
      }
    }
    return nearest.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void near(Pdq way, int bits, Map<String, Integer> nearest) {
    long a = way.bits().get(0);
    long b = way.bits().get(1);
    long c = way.bits().get(2);
    long d = way.bits().get(3);
    for (int i = 0, at = 0; i < ids.size(); i++, at += WORDS) {
      int differing =
          Long.bitCount(words[at] ^ a)
              + Long.bitCount(words[at + 1] ^ b)
              + Long.bitCount(words[at + 2] ^ c)
              + Long.bitCount(words[at + 3] ^ d);
      if (differing <= bits) {
        nearest.merge(ids.get(i), differing, Math::min);
      }
    }
  }
}
