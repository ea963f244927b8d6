package io.haetae.evidence.log;

import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.util.List;

/** Where the hashes of a tree come from. */
@FunctionalInterface
interface Tiles {
  /** The hashes of a tile, at least those that the tree in question has. */
  List<TreeHash> tile(int level, long number) throws IOException;
}
