package io.haetae.verifier;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a disclosure: a folder with some records of one bundle and what proves them, made so
 * that the others stay unseen. It shows that what is in it was sealed, never that this is all.
 */
public final class Disclosures {
  /** The file that makes a folder a disclosure. */
  public static final String DOCUMENT = "disclosure.json";

  /** The folder of the records that are shown as they were sealed. */
  public static final String RECORDS = "records";

  /** The folder of the records that are shown with addresses made unreadable. */
  public static final String MASKED = "masked";

  /** What stands in place of each masked byte. */
  public static final char MASK = 'x';

  private static final String STATEMENT =
      "These are selected records of one sealed capture. It is not claimed that they are complete: "
          + "the records whose numbers are listed as withheld exist and are not shown. "
          + "A masked record is a derivative whose bytes are not proven.";

  private Disclosures() {}

  /** Whether a folder is a disclosure. */
  public static boolean isDisclosure(Path folder) {
    return Files.isRegularFile(folder.resolve(DOCUMENT), LinkOption.NOFOLLOW_LINKS);
  }

  /** The file of a record that is shown as it was sealed. */
  public static String recordFile(long number) {
    return RECORDS + "/" + number + ".warc.gz";
  }

  /**
   * The file of a masked record.
   *
   * @param text whether it is text in UTF-8
   */
  public static String maskedFile(long number, boolean text) {
    return MASKED + "/" + number + (text ? ".txt" : ".bin");
  }

  /**
   * The content of {@link #DOCUMENT}; the records that are in neither list are the withheld ones.
   *
   * @param captureId the capture that the bundle is of
   * @param count of the bundle's records
   * @param revealed the lines of {@link #revealed}, by number
   * @param masked the lines of {@link #masked}, by number
   */
  public static ObjectNode document(
      String captureId, long count, List<ObjectNode> revealed, List<ObjectNode> masked) {
    Set<Long> shown = new TreeSet<>();
    ObjectNode node = Json.object().put("type", "haetae-disclosure").put("version", 1);
    node.put("captureId", captureId).put("complete", false).put("statement", STATEMENT);
    list(node.putArray("revealed"), revealed, shown);
    list(node.putArray("masked"), masked, shown);
    ArrayNode withheld = node.putArray("withheld");
    for (long number = 1; number <= count; number++) {
      if (!shown.contains(number)) {
        withheld.add(number);
      }
    }
    return node;
  }

  private static void list(ArrayNode into, List<ObjectNode> lines, Set<Long> shown) {
    for (ObjectNode line : lines) {
      shown.add(line.path("number").longValue());
      into.add(line);
    }
  }

  /** The line of a record that is shown: its salt and its audit path, nearest hash first. */
  public static ObjectNode revealed(long number, String salt, List<String> path) {
    ObjectNode node = Json.object().put("number", number).put("salt", salt);
    path.forEach(node.putArray("path")::add);
    return node;
  }

  /**
   * The line of a masked record. Neither its salt nor its sum is in it: with them whoever tries
   * every address would find the masked one.
   *
   * @param leaf of the record in the {@link RecordTree}
   * @param path the audit path of that leaf
   * @param file the masked file's name
   * @param sha256 of the masked file
   * @param ranges the lines of {@link #range}, in their order
   */
  public static ObjectNode masked(
      long number,
      String leaf,
      List<String> path,
      String file,
      String sha256,
      List<ObjectNode> ranges) {
    ObjectNode node = Json.object().put("number", number).put("leaf", leaf);
    path.forEach(node.putArray("path")::add);
    node.put("file", file).put("sha256", sha256);
    ranges.forEach(node.putArray("ranges")::add);
    return node;
  }

  /** Bytes of a masked file that were made unreadable, and why. */
  public static ObjectNode range(long offset, long length, String reason) {
    return Json.object().put("offset", offset).put("length", length).put("reason", reason);
  }
}
