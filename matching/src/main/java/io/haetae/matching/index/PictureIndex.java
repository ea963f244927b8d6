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
 * hash, so a search grows with their number: 32 bytes each, and docs/performance.md has the curve.
 * Not thread-safe.
 *
 * @param <K> what a photograph is of
 */
public final class PictureIndex<K> {
  static final int WORDS = 4;

  /** Photographs that are looked at for each one that is asked for, as several may be of one. */
  private static final int SPARE = 8;

  private long[] words = new long[WORDS << 10];
  private final List<K> keys = new ArrayList<>();

  /** Adds a photograph of what the key names. One whose hash says nothing is left out. */
  public void put(K key, Pdq hash) {
    if (hash.telling()) {
      put(key, hash.bits().get(0), hash.bits().get(1), hash.bits().get(2), hash.bits().get(3));
    }
  }

  /** Adds a photograph by the four words of its hash, which says something. */
  void put(K key, long first, long second, long third, long fourth) {
    int from = keys.size() * WORDS;
    if (from == words.length) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[from] = first;
    words[from + 1] = second;
    words[from + 2] = third;
    words[from + 3] = fourth;
    keys.add(key);
  }

  /** How many photographs are in it. */
  public int size() {
    return keys.size();
  }

  /**
   * What is near, the nearest first, each key once.
   *
   * @param ways the hashes of the photograph that is asked for, turned and mirrored
   * @param bits in how many of 256 bits a hash may differ
   * @param most how many at most
   */
  public List<K> near(List<Pdq> ways, int bits, int most) {
    short[] differing = differing(ways);
    int cut = Math.min(bits, cut(differing, (long) most * SPARE));
    Map<K, Integer> nearest = new LinkedHashMap<>();
    for (int i = 0; i < differing.length; i++) {
      if (differing[i] <= cut) {
        nearest.merge(keys.get(i), (int) differing[i], Math::min);
      }
    }
    return nearest.entrySet().stream()
        .sorted(Comparator.comparingInt(Map.Entry::getValue))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** In how many bits at most the nearest so many differ. */
  private static int cut(short[] differing, long wanted) {
    int[] counts = new int[Pdq.BITS + 2];
    for (short each : differing) {
      counts[each]++;
    }
    long found = 0;
    for (int bits = 0; bits <= Pdq.BITS; bits++) {
      found += counts[bits];
      if (found >= wanted) {
        return bits;
      }
    }
    return Pdq.BITS;
  }

  /** In how many bits each hash differs from the nearest way; 257 if no way says anything. */
  private short[] differing(List<Pdq> ways) {
    long[] asked =
        ways.stream()
            .filter(Pdq::telling)
            .flatMap(way -> way.bits().stream())
            .mapToLong(Long::longValue)
            .toArray();
    short[] differing = new short[keys.size()];
    for (int i = 0, at = 0; i < differing.length; i++, at += WORDS) {
      int least = Pdq.BITS + 1;
      for (int way = 0; way < asked.length; way += WORDS) {
        int bits =
            Long.bitCount(words[at] ^ asked[way])
                + Long.bitCount(words[at + 1] ^ asked[way + 1])
                + Long.bitCount(words[at + 2] ^ asked[way + 2])
                + Long.bitCount(words[at + 3] ^ asked[way + 3]);
        least = Math.min(least, bits);
      }
      differing[i] = (short) least;
    }
    return differing;
  }
}
