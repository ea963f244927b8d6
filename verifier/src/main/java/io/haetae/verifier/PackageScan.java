package io.haetae.verifier;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * What every check of a package asks for: its sums, the sums of its parts, and its records, each
 * computed once, on all processors at the same time. A fault comes out where its result is asked
 * for. Used by one thread.
 */
public final class PackageScan implements Closeable {
  /** More than any capture has, and few enough for a small heap. */
  private static final int MOST_RECORDS = 100_000;

  private static final int LOCAL_HEADER = 30;

  private final Path wacz;
  private final ExecutorService workers;
  private final Future<String> sha3;
  private final Future<String> sha256;
  private final Map<String, Future<Part>> parts = new HashMap<>();
  private volatile boolean closed;
  private @Nullable PackageBytes bytes;

  private PackageScan(Path wacz) {
    this.wacz = wacz;
    this.workers =
        // One more than processors: two passes take about as long as each other, and the third,
        // which is short, must not begin when one of them ends and leave a processor idle.
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors() + 1,
            task -> Thread.ofPlatform().daemon().name("haetae-verify").unstarted(task));
    // The longest first, and last what nobody waits for, so that the processors end together.
    this.sha3 = workers.submit(() -> whole(FileSums::sha3));
    for (String name : PackageCheck.PARTS) {
      parts.put(name, workers.submit(() -> part(name)));
    }
    parts.put(Parts.WIRE, workers.submit(() -> part(Parts.WIRE)));
    this.sha256 = workers.submit(() -> whole(Sha256::of));
  }

  /** Begins with a package, which need not be there or be one. */
  public static PackageScan of(Path wacz) {
    return new PackageScan(wacz);
  }

  /** Where the package is, or would be if no recipe were kept in its place. */
  public Path wacz() {
    return wacz;
  }

  /**
   * The bytes of the package.
   *
   * @throws IOException if it is kept as a recipe that cannot be read
   */
  public synchronized PackageBytes bytes() throws IOException {
    PackageBytes known = bytes == null ? PackageBytes.at(wacz) : bytes;
    bytes = known;
    return known;
  }

  /**
   * The package, opened for reading.
   *
   * @throws IOException if it is none, or cannot be read
   */
  public PackageZip zip() throws IOException {
    return bytes().zip();
  }

  /**
   * The SHA-256 of the package.
   *
   * @throws IOException if it cannot be read
   */
  public String sha256() throws IOException {
    return result(sha256);
  }

  /** Its SHA3-256, which takes longer than all else together. */
  String sha3() throws IOException {
    return result(sha3);
  }

  /**
   * The SHA-256 of one of the parts that every package has, or of the copy of the wire.
   *
   * @throws IOException if it cannot be read, or is not there
   */
  public String sha256(String part) throws IOException {
    return known(part).sha256();
  }

  /**
   * The records of one of the two WARC files.
   *
   * @throws EvidenceException if one is not as it must be
   * @throws IOException if they cannot be read
   */
  public List<WarcScan.Scanned> records(String warc) throws IOException {
    Part part = known(warc);
    if (part.fault().isPresent()) {
      throw part.fault().get();
    }
    return part.records();
  }

  /**
   * Where in the package one of the WARC files begins, which come first in it. Holds for a package
   * whose layout was checked.
   *
   * @throws IOException if it cannot be read, or is not there
   */
  public long offset(String part) throws IOException {
    long offset = 0;
    try (PackageZip zip = zip()) {
      for (String name : PackageCheck.PARTS) {
        offset += LOCAL_HEADER + name.length();
        if (name.equals(part)) {
          return offset;
        }
        offset += entry(zip, name).getSize();
      }
    }
    throw missing(part);
  }

  /** Ends what nobody asked for. */
  @Override
  public void close() {
    closed = true;
    workers.shutdownNow();
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(InputStream in) throws IOException;
  }

  private <T> T whole(Reading<T> reading) throws IOException {
    try (InputStream in = new Ending(bytes().open(0))) {
      return reading.of(in);
    }
  }

  /**
   * One part, read once.
   *
   * @param sha256 of it
   * @param records in it, if it is a WARC file
   * @param fault for which they cannot be told
   */
  private record Part(String sha256, List<WarcScan.Scanned> records, Optional<IOException> fault) {}

  private Part part(String name) throws IOException {
    try (PackageZip zip = zip();
        DigestInputStream in =
            new DigestInputStream(
                new Ending(zip.getInputStream(entry(zip, name))), Sha256.digest())) {
      List<WarcScan.Scanned> records = new ArrayList<>();
      Optional<IOException> fault = Optional.empty();
      if (name.equals(Parts.ORIGINALS) || name.equals(Parts.DERIVED)) {
        try {
          scan(name, in, records);
        } catch (IOException malformed) {
          // Told to whoever asks for the records; the sum is wanted all the same.
          fault = Optional.of(malformed);
        }
      }
      in.transferTo(OutputStream.nullOutputStream());
      return new Part(Sha256.hex(in.getMessageDigest()), List.copyOf(records), fault);
    }
  }

  private static void scan(String name, InputStream in, List<WarcScan.Scanned> records)
      throws IOException {
    WarcScan scan = new WarcScan(name, in);
    for (Optional<WarcScan.Scanned> next = scan.next(); next.isPresent(); next = scan.next()) {
      if (records.size() == MOST_RECORDS) {
        throw new EvidenceException(name + " holds more records than any capture has");
      }
      records.add(next.get());
    }
  }

  /** A part that must be there. */
  static ZipEntry entry(PackageZip zip, String name) throws EvidenceException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw missing(name);
    }
    return entry;
  }

  private Part known(String name) throws IOException {
    Future<Part> found = parts.get(name);
    if (found == null) {
      throw missing(name);
    }
    return result(found);
  }

  private static EvidenceException missing(String name) {
    return new EvidenceException(name + " is missing");
  }

  private static <T> T result(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a package was read");
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException fault -> throw fault;
        case RuntimeException fault -> throw fault;
        case null, default -> throw new IOException(failed.getCause());
      }
    }
  }

  /** A stream that fails once the scan is closed. */
  private final class Ending extends FilterInputStream {
    Ending(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("the scan was ended");
      }
      return super.read(target, offset, length);
    }
  }
}
