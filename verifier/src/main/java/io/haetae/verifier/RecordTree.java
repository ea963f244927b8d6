package io.haetae.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The tree over a bundle's records whose root is in the manifest, formed as RFC 6962 forms it. Each
 * leaf is the SHA-256 of a zero byte, the record's salt (32 bytes), its number (8 bytes, the
 * highest first) and the SHA-256 of the uncompressed record: so one record can be proven without
 * the others, and nobody can guess from the tree what those are.
 */
public final class RecordTree {
  private final List<TreeHash> leaves = new ArrayList<>();

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

  /** The leaves in their order. */
  public List<TreeHash> leaves() {
    return List.copyOf(leaves);
  }

  /** The root in hexadecimal; of no records, the SHA-256 of nothing. */
  public String root() {
    return Merkle.root(leaves).hex();
  }

  /** The leaf of a record; see {@link #add}. */
  public static TreeHash leaf(String salt, long number, String sha256) throws EvidenceException {
    ByteBuffer entry = ByteBuffer.allocate(2 * TreeHash.LENGTH + Long.BYTES);
    entry.put(TreeHash.ofHex(salt, "a salt").bytes()).putLong(number);
    entry.put(TreeHash.ofHex(sha256, "the SHA-256 of a record").bytes());
    return Merkle.leaf(entry.array());
  }
}
