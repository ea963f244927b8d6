package io.haetae.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The tree over a bundle's records whose root is in the manifest, formed as RFC 6962 forms it. Each
 * leaf is the SHA-256 of a zero byte, the record's salt (32 bytes), its number (8 bytes, the
 * highest first) and the SHA-256 of the uncompressed record: so one record can be proven without
 * the others, and nobody can guess from the tree what those are.
 */
public final class RecordTree {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final List<String> leaves = new ArrayList<>();

  /**
   * The tree over a list of records.
   *
   * @param list a file with the lines of {@code evidence/records.jsonl}
   * @throws IOException if it cannot be read, or is malformed
   */
  public static RecordTree of(Path list) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
      return of(lines);
    }
  }

  /** The tree over the lines of {@code evidence/records.jsonl}; reads them to their end. */
  public static RecordTree of(BufferedReader list) throws IOException {
    RecordTree tree = new RecordTree();
    for (String line = list.readLine(); line != null; line = list.readLine()) {
      JsonNode node = Json.parse(line, Parts.RECORDS);
      tree.add(Json.text(node, "salt"), Json.number(node, "number"), Json.text(node, "sha256"));
    }
    return tree;
  }

  /**
   * Adds the next record.
   *
   * @param salt 64 hexadecimal digits
   * @param number of the record
   * @param sha256 of the whole uncompressed record, in hexadecimal
   * @throws EvidenceException if a value has not this form
   */
  public void add(String salt, long number, String sha256) throws EvidenceException {
    leaves.add(leaf(salt, number, sha256));
  }

  /** How many records were added. */
  public int count() {
    return leaves.size();
  }

  /** The root in hexadecimal; of no records, the SHA-256 of nothing. */
  public String root() {
    return leaves.isEmpty() ? Sha256.of(new byte[0]) : root(leaves);
  }

  /**
   * The audit path of a record: what {@link #rootOver} needs besides its leaf, nearest first.
   *
   * @param index of the record, the first is 0
   */
  public List<String> path(int index) {
    List<String> path = new ArrayList<>();
    path(index, leaves, path);
    return path;
  }

  /** The leaf of a record, in hexadecimal; see {@link #add}. */
  public static String leaf(String salt, long number, String sha256) throws EvidenceException {
    MessageDigest digest = Sha256.digest();
    digest.update(LEAF);
    digest.update(bytes(salt, "a salt"));
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    digest.update(bytes(sha256, "the SHA-256 of a record"));
    return Sha256.hex(digest);
  }

  /**
   * The root that a leaf and its audit path lead to (RFC 9162, section 2.1.3.2).
   *
   * @param index of the leaf, the first is 0
   * @param count of all leaves
   * @throws EvidenceException if the path is not one for that place
   */
  public static String rootOver(String leaf, long index, long count, List<String> path)
      throws EvidenceException {
    if (index < 0 || index >= count) {
      throw new EvidenceException("place " + index + " is not in a tree of " + count);
    }
    bytes(leaf, "a leaf");
    String root = leaf;
    long place = index;
    long last = count - 1;
    for (String sibling : path) {
      bytes(sibling, "a hash of an audit path");
      if (last == 0) {
        throw new EvidenceException("the audit path is longer than the tree is high");
      }
      if (place % 2 == 1 || place == last) {
        root = node(sibling, root);
        // The right edge of the tree has no sibling on the levels between.
        while (place % 2 == 0 && place != 0) {
          place /= 2;
          last /= 2;
        }
      } else {
        root = node(root, sibling);
      }
      place /= 2;
      last /= 2;
    }
    if (last != 0) {
      throw new EvidenceException("the audit path does not reach the root");
    }
    return root;
  }

  private static String root(List<String> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int left = split(leaves.size());
    return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
  }

  private static void path(int index, List<String> leaves, List<String> path) {
    if (leaves.size() == 1) {
      return;
    }
    int left = split(leaves.size());
    List<String> first = leaves.subList(0, left);
    List<String> rest = leaves.subList(left, leaves.size());
    if (index < left) {
      path(index, first, path);
      path.add(root(rest));
    } else {
      path(index - left, rest, path);
      path.add(root(first));
    }
  }

  /** The largest power of two below a count. */
  private static int split(int count) {
    return Integer.highestOneBit(count - 1);
  }

  private static String node(String left, String right) {
    MessageDigest digest = Sha256.digest();
    digest.update(NODE);
    digest.update(HexFormat.of().parseHex(left));
    digest.update(HexFormat.of().parseHex(right));
    return Sha256.hex(digest);
  }

  private static byte[] bytes(String hash, String what) throws EvidenceException {
    if (!HASH.matcher(hash).matches()) {
      throw new EvidenceException(what + " is not 64 hexadecimal digits");
    }
    return HexFormat.of().parseHex(hash);
  }
}
