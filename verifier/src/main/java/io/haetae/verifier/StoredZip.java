package io.haetae.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a package as Haetae writes it, read from bytes that need not be in one file: nothing
 * compressed, no comment behind the table. {@link ZipLayout} checks the rest of its form.
 */
public final class StoredZip implements PackageZip {
  private static final int LOCAL_HEADER = 30;
  private static final int TABLE_LINE = 46;
  private static final int END = 22;
  private static final int MOST_PARTS = 1_000;
  private static final int LONGEST_TABLE = 1 << 20;

  private final PackageBytes bytes;
  private final Map<String, Place> places;

  /** A part, and where its local header begins. */
  private record Place(ZipEntry entry, long header) {}

  private StoredZip(PackageBytes bytes, Map<String, Place> places) {
    this.bytes = bytes;
    this.places = places;
  }

  /**
   * Reads the table of a package.
   *
   * @throws EvidenceException if it is not one as Haetae writes it
   * @throws IOException if it cannot be read
   */
  public static StoredZip of(PackageBytes bytes) throws IOException {
    ByteBuffer end = read(bytes, bytes.size() - END, END);
    int count = Short.toUnsignedInt(end.getShort(10));
    int length = end.getInt(12);
    long offset = Integer.toUnsignedLong(end.getInt(16));
    if (end.getInt(0) != 0x0605_4b50 || count > MOST_PARTS || length > LONGEST_TABLE) {
      throw new EvidenceException("the package does not end with a table as a package has it");
    }
    ByteBuffer table = read(bytes, offset, length);
    Map<String, Place> places = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      Place place = line(table);
      if (places.put(place.entry().getName(), place) != null) {
        throw new EvidenceException("the package has two parts " + place.entry().getName());
      }
    }
    return new StoredZip(bytes, places);
  }

  private static Place line(ByteBuffer table) throws EvidenceException {
    int at = table.position();
    if (table.remaining() < TABLE_LINE || table.getInt(at) != 0x0201_4b50) {
      throw new EvidenceException("the package's table is not as a package has it");
    }
    int name = Short.toUnsignedInt(table.getShort(at + 28));
    int more =
        Short.toUnsignedInt(table.getShort(at + 30)) + Short.toUnsignedInt(table.getShort(at + 32));
    if (table.remaining() < TABLE_LINE + name + more
        || table.getShort(at + 10) != ZipEntry.STORED) {
      throw new EvidenceException("the package's table has a line that no package has");
    }
    byte[] text = new byte[name];
    table.get(at + TABLE_LINE, text);
    table.position(at + TABLE_LINE + name + more);
    ZipEntry entry = new ZipEntry(new String(text, StandardCharsets.UTF_8));
    entry.setMethod(ZipEntry.STORED);
    entry.setCrc(Integer.toUnsignedLong(table.getInt(at + 16)));
    entry.setCompressedSize(Integer.toUnsignedLong(table.getInt(at + 20)));
    entry.setSize(Integer.toUnsignedLong(table.getInt(at + 24)));
    return new Place(entry, Integer.toUnsignedLong(table.getInt(at + 42)));
  }

  private static ByteBuffer read(PackageBytes bytes, long offset, int length) throws IOException {
    if (offset < 0 || length < 0) {
      throw new EvidenceException("the package is shorter than any package");
    }
    try (InputStream in = bytes.open(offset)) {
      byte[] content = in.readNBytes(length);
      if (content.length < length) {
        throw new EvidenceException("the package is cut off");
      }
      return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  @Override
  public List<ZipEntry> entries() {
    List<ZipEntry> entries = new ArrayList<>();
    places.values().forEach(place -> entries.add(place.entry()));
    return entries;
  }

  @Override
  public @Nullable ZipEntry getEntry(String name) {
    return Optional.ofNullable(places.get(name)).map(Place::entry).orElse(null);
  }

  /**
   * Where in the package the content of a part begins.
   *
   * @throws IOException if that cannot be read
   */
  public long offset(ZipEntry entry) throws IOException {
    Place place = places.get(entry.getName());
    if (place == null) {
      throw new EvidenceException(entry.getName() + " is missing");
    }
    ByteBuffer header = read(bytes, place.header(), LOCAL_HEADER);
    return place.header()
        + LOCAL_HEADER
        + Short.toUnsignedInt(header.getShort(26))
        + Short.toUnsignedInt(header.getShort(28));
  }

  @Override
  public InputStream getInputStream(ZipEntry entry) throws IOException {
    return new WarcScan.Limited(bytes.open(offset(entry)), entry.getSize());
  }

  @Override
  public String getName() {
    return Bundles.WACZ;
  }

  @Override
  public void close() {
    // Each part that is open closes what it reads.
  }
}
