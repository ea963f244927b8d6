package io.haetae.browser.wire;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packets of one visit on their way into a file. It never fails: what cannot be kept is told as
 * a gap. Safe for use by several threads.
 */
final class WireFile {
  private static final Logger LOG = LoggerFactory.getLogger(WireFile.class);
  private static final int BUFFER = 64 << 10;

  private final Path file;
  private final long maxBytes;
  private final Clock clock;
  private final OutputStream out;
  private final Set<String> gaps = new LinkedHashSet<>();
  private long size;
  private boolean open = true;

  /**
   * A new file.
   *
   * @param maxBytes how large it may become
   * @throws IOException if it cannot be made
   */
  WireFile(Path file, long maxBytes, Clock clock) throws IOException {
    this.file = file;
    this.maxBytes = maxBytes;
    this.clock = clock;
    this.out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
  }

  /** Adds a packet, as of now. */
  synchronized void add(TcpFrame frame, byte[] payload, int length) {
    if (!open) {
      return;
    }
    byte[] packet = PcapNg.packet(clock.instant(), frame.bytes(payload, length));
    if (size + packet.length > maxBytes) {
      open = false;
      gap("it ended at its limit of " + maxBytes + " bytes");
      return;
    }
    try {
      out.write(packet);
      size += packet.length;
    } catch (IOException full) {
      open = false;
      LOG.warn("The copy of the wire ended early", full);
      gap("it could not be written: " + full.getMessage());
    }
  }

  /** Tells that something is missing. */
  synchronized void gap(String reason) {
    gaps.add(reason);
  }

  /** Why it is not whole. */
  synchronized Optional<String> gaps() {
    return gaps.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", gaps));
  }

  /**
   * What was added, as a packet capture; nothing is added any more.
   *
   * @param keys the TLS secrets
   */
  synchronized Body finish(String keys) {
    open = false;
    try {
      out.close();
      size = Files.size(file);
    } catch (IOException full) {
      gap("it could not be written: " + full.getMessage());
    }
    return new Pcap(Bytes.copyOf(PcapNg.head(keys)), file, size);
  }

  /** The secrets stay in memory. */
  private record Pcap(Bytes head, Path file, long packets) implements Body {
    @Override
    public long size() {
      return head.size() + packets;
    }

    @Override
    public InputStream open() throws IOException {
      return new SequenceInputStream(head.open(), Files.newInputStream(file));
    }
  }
}
