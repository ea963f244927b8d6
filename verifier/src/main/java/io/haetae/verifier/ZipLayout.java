package io.haetae.verifier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;

/**
 * The bytes of a package around its parts: the one local header, table line and end that a stored
 * part may have. So there is no room for a comment, an extra field, a second name for a part, or
 * bytes that no part owns.
 */
final class ZipLayout {
  private static final int LOCAL_HEADER = 30;
  private static final int TABLE_LINE = 46;
  private static final int END = 22;
  private static final short VERSION = 10;

  /** The flag that says that names are in UTF-8, and no other. */
  private static final short UTF_8 = 0x0800;

  /** Two seconds into the first of January 1980, as ZIP writes it. */
  private static final int EARLIEST = 0x0021_0001;

  private final List<ZipEntry> entries;

  ZipLayout(List<ZipEntry> entries) {
    this.entries = List.copyOf(entries);
  }

  void check(PackageBytes bytes) throws IOException {
    long size = bytes.size();
    if (size != length()) {
      throw new EvidenceException(
          "the parts of the package add up to " + length() + " bytes, it has " + size);
    }
    try (InputStream in = new BufferedInputStream(bytes.open(0))) {
      for (ZipEntry entry : entries) {
        expect(in, localHeader(entry), "the header of " + entry.getName());
        in.skipNBytes(entry.getSize());
      }
      long offset = 0;
      for (ZipEntry entry : entries) {
        expect(in, tableLine(entry, offset), "the table's line for " + entry.getName());
        offset += LOCAL_HEADER + name(entry).length + entry.getSize();
      }
      expect(in, end(offset), "the end of the package");
    }
  }

  private long length() {
    long length = END;
    for (ZipEntry entry : entries) {
      length += LOCAL_HEADER + TABLE_LINE + 2L * name(entry).length + entry.getSize();
    }
    return length;
  }

  private static void expect(InputStream in, ByteBuffer wanted, String what) throws IOException {
    if (!wanted.flip().equals(ByteBuffer.wrap(in.readNBytes(wanted.limit())))) {
      throw new EvidenceException(what + " is not as a package has it");
    }
  }

  private static ByteBuffer localHeader(ZipEntry entry) {
    byte[] name = name(entry);
    ByteBuffer header = littleEndian(LOCAL_HEADER + name.length).putInt(0x0403_4b50);
    common(header, entry, name).put(name);
    return header;
  }

  private static ByteBuffer tableLine(ZipEntry entry, long offset) {
    byte[] name = name(entry);
    ByteBuffer line = littleEndian(TABLE_LINE + name.length).putInt(0x0201_4b50);
    common(line.putShort(VERSION), entry, name);
    // No comment, first disk, no attributes.
    line.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    return line.putInt((int) offset).put(name);
  }

  /** From the version that is needed to the length of the extra field. */
  private static ByteBuffer common(ByteBuffer header, ZipEntry entry, byte[] name) {
    header.putShort(VERSION).putShort(UTF_8).putShort((short) ZipEntry.STORED);
    header.putInt(EARLIEST).putInt((int) entry.getCrc());
    header.putInt((int) entry.getSize()).putInt((int) entry.getSize());
    return header.putShort((short) name.length).putShort((short) 0);
  }

  private ByteBuffer end(long tableOffset) {
    long table = length() - END - tableOffset;
    ByteBuffer end = littleEndian(END).putInt(0x0605_4b50).putInt(0);
    end.putShort((short) entries.size()).putShort((short) entries.size());
    return end.putInt((int) table).putInt((int) tableOffset);
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] name(ZipEntry entry) {
    return entry.getName().getBytes(StandardCharsets.UTF_8);
  }
}
