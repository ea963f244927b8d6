package io.haetae.evidence.log;

import io.haetae.verifier.Merkle;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a tree: of each level the hashes that do not fill a tile yet. Holds fewer than
 * 256 hashes a level, whatever the size. Not thread-safe.
 */
final class TreeEdge implements Tiles {
  private final LogFiles files;
  private final List<List<TreeHash>> levels = new ArrayList<>();
  private long size;

  private TreeEdge(LogFiles files) {
    this.files = files;
  }

  /** The edge of a tree whose leaves so far fill tiles that are on the disk. */
  static TreeEdge load(LogFiles files, long fullTiles) throws IOException {
    TreeEdge edge = new TreeEdge(files);
    edge.size = fullTiles * LogFiles.FULL;
    edge.level(0);
    long below = fullTiles;
    for (int level = 1; below > 0; level++) {
      List<TreeHash> hashes = edge.level(level);
      for (long number = below - below % LogFiles.FULL; number < below; number++) {
        hashes.add(Merkle.root(files.tile(level - 1, number, LogFiles.FULL)));
      }
      below /= LogFiles.FULL;
    }
    return edge;
  }

  /** A tile that has become full. */
  record FullTile(int level, long number, List<TreeHash> hashes) {
    FullTile {
      hashes = List.copyOf(hashes);
    }
  }

  long size() {
    return size;
  }

  /** Adds a leaf and returns the tiles that it fills, the lowest first. */
  List<FullTile> add(TreeHash leaf) {
    size++;
    List<FullTile> full = new ArrayList<>();
    TreeHash hash = leaf;
    for (int level = 0; ; level++) {
      List<TreeHash> hashes = level(level);
      hashes.add(hash);
      if (hashes.size() < LogFiles.FULL) {
        return full;
      }
      full.add(new FullTile(level, (size >> (8 * (level + 1))) - 1, hashes));
      hash = Merkle.root(hashes);
      hashes.clear();
    }
  }

  /** The hashes of each level, from 0; the last levels may have none. */
  List<List<TreeHash>> levels() {
    return levels;
  }

  @Override
  public List<TreeHash> tile(int level, long number) throws IOException {
    return number == size >> (8 * (level + 1))
        ? level(level)
        : files.tile(level, number, LogFiles.FULL);
  }

  private List<TreeHash> level(int level) {
    while (levels.size() <= level) {
      levels.add(new ArrayList<>());
    }
    return levels.get(level);
  }
}
