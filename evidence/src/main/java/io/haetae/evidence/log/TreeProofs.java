package io.haetae.evidence.log;

import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The proofs of RFC 6962, section 2.1, made from tiles: a few tiles of each level are read for one,
 * each once. For one thread.
 */
final class TreeProofs {
  private static final int TILE_HEIGHT = 8;

  private final Tiles tiles;
  private final Map<List<Long>, List<TreeHash>> read = new HashMap<>();

  TreeProofs(Tiles tiles) {
    this.tiles = tiles;
  }

  TreeHash root(long size) throws IOException {
    return size == 0 ? Merkle.root(List.of()) : range(0, size);
  }

  /** From the leaf's sibling up to the root's child. */
  List<TreeHash> inclusion(long index, long size) throws IOException {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size);
    }
    List<TreeHash> path = new ArrayList<>();
    long begin = 0;
    long end = size;
    while (end - begin > 1) {
      long middle = begin + half(end - begin);
      if (index < middle) {
        path.add(range(middle, end));
        end = middle;
      } else {
        path.add(range(begin, middle));
        begin = middle;
      }
    }
    return path.reversed();
  }

  List<TreeHash> consistency(long oldSize, long size) throws IOException {
    if (oldSize < 0 || oldSize > size) {
      throw new IllegalArgumentException("No tree of " + oldSize + " in one of " + size);
    }
    List<TreeHash> proof = new ArrayList<>();
    if (oldSize == 0 || oldSize == size) {
      return proof;
    }
    long begin = 0;
    long end = size;
    while (end != oldSize) {
      long middle = begin + half(end - begin);
      if (oldSize <= middle) {
        proof.add(range(middle, end));
        end = middle;
      } else {
        proof.add(range(begin, middle));
        begin = middle;
      }
    }
    // The verifier knows the old root itself; what is left is that only if it begins at 0.
    if (begin != 0) {
      proof.add(range(begin, end));
    }
    return proof.reversed();
  }

  private TreeHash range(long begin, long end) throws IOException {
    long count = end - begin;
    if (Long.bitCount(count) == 1) {
      return whole(Long.numberOfTrailingZeros(count), begin / count);
    }
    long middle = begin + half(count);
    return Merkle.node(range(begin, middle), range(middle, end));
  }

  /** The hash over a whole subtree: one in a tile, or the root over a few of one tile. */
  private TreeHash whole(int height, long number) throws IOException {
    int level = height / TILE_HEIGHT;
    int count = 1 << (height % TILE_HEIGHT);
    long first = number * count;
    List<Long> key = List.of((long) level, first / LogFiles.FULL);
    List<TreeHash> tile = read.get(key);
    if (tile == null) {
      tile = tiles.tile(level, first / LogFiles.FULL);
      read.put(key, tile);
    }
    int from = (int) (first % LogFiles.FULL);
    return Merkle.root(tile.subList(from, from + count));
  }

  /** The largest power of two below a number of at least 2. */
  private static long half(long count) {
    return Long.highestOneBit(count - 1);
  }
}
