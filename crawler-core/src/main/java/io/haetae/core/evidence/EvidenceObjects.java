package io.haetae.core.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A store of objects that never change: a folder of another disk, or a bucket. Names are relative
 * paths with forward slashes. An object appears whole and at once, or not at all, and is what was
 * put: its SHA-256 is kept beside it and compared when it is read whole. Safe for use by several
 * threads and machines.
 */
public interface EvidenceObjects extends AutoCloseable {
  /**
   * Puts a file under a name. The same bytes once more change nothing, so that a put that was cut
   * off is made again.
   *
   * @return whether the name was free
   * @throws java.nio.file.FileAlreadyExistsException if the name holds other bytes, which stay
   * @throws IOException if the store cannot be written; nothing appears under the name then, or the
   *     whole object
   */
  boolean put(String name, Path file) throws IOException;

  /**
   * Copies a whole object into a new file.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such object
   * @throws IOException if the store cannot be read, or the bytes are not those that were put
   */
  void get(String name, Path file) throws IOException;

  /**
   * The first bytes of an object, fewer if it is shorter. They are not compared with anything.
   *
   * @param most how many bytes, at least 1
   * @throws java.nio.file.NoSuchFileException if there is no such object
   * @throws IOException if the store cannot be read
   */
  byte[] start(String name, int most) throws IOException;

  /**
   * The names that start with a prefix, sorted.
   *
   * @throws IOException if the store cannot be listed
   */
  List<String> names(String prefix) throws IOException;

  /** Where it is, for people. */
  String place();

  @Override
  void close();
}
