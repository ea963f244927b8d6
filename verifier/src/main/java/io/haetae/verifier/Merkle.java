package io.haetae.verifier;

import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** The Merkle trees of RFC 6962: their hashes, and the proofs about them. */
public final class Merkle {
  private Merkle() {}

  /** The hash of a leaf. */
  public static TreeHash leaf(byte[] entry) {
    MessageDigest digest = Sha256.digest();
    digest.update((byte) 0);
    digest.update(entry);
    return TreeHash.at(digest.digest(), 0);
  }

  /** The hash of a node above two others. */
  public static TreeHash node(TreeHash left, TreeHash right) {
    return node(Sha256.digest(), left, right);
  }

  private static TreeHash node(MessageDigest digest, TreeHash left, TreeHash right) {
    digest.update((byte) 1);
    digest.update(left.bytes());
    digest.update(right.bytes());
    return TreeHash.at(digest.digest(), 0);
  }

  /** The root over leaves given by their hashes; that of no leaf is the hash of nothing. */
  public static TreeHash root(List<TreeHash> leaves) {
    if (leaves.isEmpty()) {
      return TreeHash.at(Sha256.digest().digest(), 0);
    }
    MessageDigest digest = Sha256.digest();
    ArrayDeque<TreeHash> edge = new ArrayDeque<>();
    for (int i = 0; i < leaves.size(); i++) {
      TreeHash hash = leaves.get(i);
      for (int pairs = i; (pairs & 1) == 1; pairs >>= 1) {
        hash = node(digest, edge.pop(), hash);
      }
      edge.push(hash);
    }
    TreeHash root = edge.pop();
    while (!edge.isEmpty()) {
      root = node(digest, edge.pop(), root);
    }
    return root;
  }

  /**
   * The root that a leaf and its audit path lead to (RFC 9162, section 2.1.3.2); empty if the path
   * is not one of that place.
   *
   * @param leaf the leaf's hash
   * @param path from the leaf's sibling up to the root's child
   */
  public static Optional<TreeHash> rootOver(
      TreeHash leaf, long index, long size, List<TreeHash> path) {
    if (index < 0 || index >= size) {
      return Optional.empty();
    }
    long left = index;
    long last = size - 1;
    TreeHash hash = leaf;
    for (TreeHash sibling : path) {
      if (last == 0) {
        return Optional.empty();
      }
      if ((left & 1) == 1 || left == last) {
        hash = node(sibling, hash);
        int whole = left == 0 ? 0 : Long.numberOfTrailingZeros(left);
        left >>= whole;
        last >>= whole;
      } else {
        hash = node(hash, sibling);
      }
      left >>= 1;
      last >>= 1;
    }
    return last == 0 ? Optional.of(hash) : Optional.empty();
  }

  /** Whether a path proves that a leaf is in a tree; see {@link #rootOver}. */
  public static boolean includes(
      TreeHash leaf, long index, long size, List<TreeHash> path, TreeHash root) {
    return rootOver(leaf, index, size, path).equals(Optional.of(root));
  }

  /**
   * Whether a proof shows that a tree extends an older one (RFC 9162, section 2.1.4.2). Every tree
   * extends the empty one, and itself, without a proof.
   */
  public static boolean extendsTree(
      long oldSize, TreeHash oldRoot, long newSize, TreeHash newRoot, List<TreeHash> proof) {
    if (oldSize < 0 || oldSize > newSize) {
      return false;
    }
    if (oldSize == 0 || oldSize == newSize) {
      TreeHash wanted = oldSize == newSize ? newRoot : root(List.of());
      return proof.isEmpty() && oldRoot.equals(wanted);
    }
    int whole = Long.numberOfTrailingZeros(oldSize);
    long left = (oldSize - 1) >> whole;
    long last = (newSize - 1) >> whole;
    boolean given = left != 0;
    if (given && proof.isEmpty()) {
      return false;
    }
    TreeHash oldHash = given ? proof.getFirst() : oldRoot;
    TreeHash newHash = oldHash;
    for (TreeHash sibling : given ? proof.subList(1, proof.size()) : proof) {
      if (last == 0) {
        return false;
      }
      if ((left & 1) == 1 || left == last) {
        oldHash = node(sibling, oldHash);
        newHash = node(sibling, newHash);
        int skipped = left == 0 ? 0 : Long.numberOfTrailingZeros(left);
        left >>= skipped;
        last >>= skipped;
      } else {
        newHash = node(newHash, sibling);
      }
      left >>= 1;
      last >>= 1;
    }
    return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
  }
}
