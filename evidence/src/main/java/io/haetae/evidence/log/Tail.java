package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The leaves that do not fill a bundle yet, in the file {@code log/tail/} with the bundle's number
 * for a name and in the form of a bundle. The tail of a bundle goes only after the bundle, its
 * tiles and the next tail are on the disk; so the last tail tells how far the log has come.
 */
final class Tail {
  private final long bundle;
  private final Path file;
  private final FileChannel channel;
  private final List<byte[]> leaves;

  private Tail(long bundle, Path file, FileChannel channel, List<byte[]> leaves) {
    this.bundle = bundle;
    this.file = file;
    this.channel = channel;
    this.leaves = leaves;
  }

  /**
   * Opens the last tail. What a killed process wrote of a leaf without end is cut off; such a leaf
   * was never confirmed.
   */
  static Tail open(LogFiles files, long signedSize) throws IOException {
    Path folder = files.folder().resolve("tail");
    List<Long> numbers = numbers(folder);
    if (numbers.isEmpty()) {
      return rebuilt(files, signedSize);
    }
    for (long old : numbers.subList(0, numbers.size() - 1)) {
      Files.delete(folder.resolve(Long.toString(old)));
    }
    return open(folder, numbers.getLast());
  }

  /** An empty tail for the next bundle. */
  static Tail create(LogFiles files, long bundle) throws IOException {
    return create(files, bundle, List.of());
  }

  private static Tail create(LogFiles files, long bundle, List<byte[]> leaves) throws IOException {
    Path folder = files.folder().resolve("tail");
    Durable.replace(folder.resolve(Long.toString(bundle)), framed(leaves));
    return open(folder, bundle);
  }

  /** Where an archive was copied without its tails, the last checkpoint tells how far it came. */
  private static Tail rebuilt(LogFiles files, long signedSize) throws IOException {
    if (signedSize == 0 && Files.exists(files.folder().resolve("tile"))) {
      throw new EvidenceException(
          files.folder() + " has tiles, but neither a tail nor a checkpoint that tells its size");
    }
    int width = (int) (signedSize % LogFiles.FULL);
    long bundle = signedSize / LogFiles.FULL;
    return create(files, bundle, width == 0 ? List.of() : files.bundle(bundle, width));
  }

  private static Tail open(Path folder, long bundle) throws IOException {
    Path file = folder.resolve(Long.toString(bundle));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    List<byte[]> leaves = new ArrayList<>();
    int whole = 0;
    while (leaves.size() < LogFiles.FULL && isWhole(bytes)) {
      byte[] leaf = new byte[Short.toUnsignedInt(bytes.getShort())];
      bytes.get(leaf);
      if (!isLeaf(leaf)) {
        break;
      }
      leaves.add(leaf);
      whole = bytes.position();
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
    channel.truncate(whole).position(whole);
    channel.force(true);
    return new Tail(bundle, file, channel, leaves);
  }

  long bundle() {
    return bundle;
  }

  /** Its leaves in order. */
  List<byte[]> leaves() {
    return leaves;
  }

  int room() {
    return LogFiles.FULL - leaves.size();
  }

  /** Appends leaves, no more than there is room for, and waits until they are on the disk. */
  void append(List<byte[]> more) throws IOException {
    Durable.writeAll(channel, framed(more));
    channel.force(false);
    leaves.addAll(more);
  }

  void close() throws IOException {
    channel.close();
  }

  /** Removes a tail whose bundle is on the disk. */
  void delete() throws IOException {
    channel.close();
    Files.delete(file);
  }

  /** Leaves in the form of a bundle. */
  static byte[] framed(List<byte[]> leaves) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] leaf : leaves) {
      out.write(leaf.length >> 8);
      out.write(leaf.length);
      out.writeBytes(leaf);
    }
    return out.toByteArray();
  }

  private static boolean isWhole(ByteBuffer bytes) {
    return bytes.remaining() >= Short.BYTES
        && bytes.remaining() - Short.BYTES >= Short.toUnsignedInt(bytes.getShort(bytes.position()));
  }

  /** A power cut may leave a file longer than what was written into it. */
  private static boolean isLeaf(byte[] bytes) {
    try {
      return LogLeaf.parse(bytes).fields().isObject();
    } catch (EvidenceException torn) {
      return false;
    }
  }

  private static List<Long> numbers(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> tails = Files.list(folder)) {
      return tails
          .map(tail -> tail.getFileName().toString())
          .filter(name -> name.matches("[0-9]{1,18}"))
          .map(Long::valueOf)
          .sorted()
          .toList();
    }
  }
}
