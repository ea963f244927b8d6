package io.haetae.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Two pipes to a browser that we started ({@code --remote-debugging-pipe}): messages end with a
 * zero byte. Costs both sides less than a WebSocket, nobody else can reach it, and the browser ends
 * when our side of it does. The browser waits in its own memory for messages to be taken.
 */
final class PipeWire implements Wire {
  private static final Logger LOG = LoggerFactory.getLogger(PipeWire.class);
  private static final int PIECE = 64 << 10;

  /** A longer message is scanned while it comes, if its long texts are wanted in files. */
  private static final int IN_MEMORY = 2 << 20;

  private static final int START = 32;

  private final InputStream in;
  private final OutputStream out;
  private final Object sendLock = new Object();
  private final Thread reader;
  private @Nullable Receiver receiver;

  /**
   * A wire over two streams, which are closed with it.
   *
   * @param in what the browser writes
   * @param out what the browser reads
   */
  PipeWire(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
    this.reader = Thread.ofPlatform().daemon().name("haetae-devtools").unstarted(this::read);
  }

  @Override
  public void start(Receiver receiver) {
    this.receiver = receiver;
    reader.start();
  }

  @Override
  public void send(String message) {
    byte[] text = message.getBytes(StandardCharsets.UTF_8);
    byte[] ended = new byte[text.length + 1];
    System.arraycopy(text, 0, ended, 0, text.length);
    try {
      synchronized (sendLock) {
        out.write(ended);
        out.flush();
      }
    } catch (IOException gone) {
      LOG.debug("The browser takes no commands", gone);
      receiver().lost();
    }
  }

  @Override
  public void close() {
    try (in;
        out) {
      reader.interrupt();
    } catch (IOException gone) {
      LOG.debug("The browser was gone", gone);
    }
  }

  private void read() {
    byte[] piece = new byte[PIECE];
    Message message = new Message(receiver());
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        // A string is searched by many bytes at once.
        String bytes = new String(piece, 0, read, StandardCharsets.ISO_8859_1);
        int from = 0;
        for (int end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, from)) {
          message.add(piece, from, end);
          message.end();
          from = end + 1;
        }
        message.add(piece, from, read);
      }
    } catch (IOException | JacksonException closed) {
      LOG.debug("DevTools pipe closed: {}", closed.toString());
    } finally {
      receiver().lost();
    }
  }

  private Receiver receiver() {
    return Objects.requireNonNull(receiver, "the wire is not started");
  }

  /** A message while it comes. */
  private static final class Message {
    private final Receiver receiver;
    private final CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    private final CharBuffer decoded = CharBuffer.allocate(PIECE);
    private Held held = new Held();
    private @Nullable AnswerScanner scanner;
    private boolean asked;

    Message(Receiver receiver) {
      this.receiver = receiver;
    }

    void add(byte[] piece, int from, int to) {
      held.write(piece, from, to - from);
      if (scanner == null && !asked && held.size() > IN_MEMORY) {
        asked = true;
        Optional<Path> folder = receiver.folderFor(held.start());
        scanner = folder.map(AnswerScanner::new).orElse(null);
      }
      if (scanner != null) {
        scan(scanner, false);
      }
    }

    void end() {
      AnswerScanner scanning = scanner;
      if (scanning == null) {
        receiver.received(JSON.readTree(held.bytes(), 0, held.size()));
      } else {
        scan(scanning, true);
        receiver.received(JSON.readTree(scanning.outline()));
      }
      scanner = null;
      asked = false;
      // What one very long message needed is not kept for all that come; a picture's is.
      if (held.size() > IN_MEMORY || scanning != null) {
        held = new Held();
      } else {
        held.reset();
      }
      decoder.reset();
    }

    /** Gives what is held to the scanner, but for a character that is not whole yet. */
    private void scan(AnswerScanner to, boolean last) {
      ByteBuffer bytes = ByteBuffer.wrap(held.bytes(), 0, held.size());
      boolean more = true;
      while (more) {
        more = decoder.decode(bytes, decoded, last).isOverflow();
        to.accept(decoded.flip());
        decoded.clear();
      }
      byte[] rest = new byte[bytes.remaining()];
      bytes.get(rest);
      held.reset();
      held.write(rest, 0, rest.length);
    }
  }

  /** Bytes that need not be copied to be read. */
  private static final class Held extends ByteArrayOutputStream {
    Held() {
      super(PIECE);
    }

    byte[] bytes() {
      return buf;
    }

    CharSequence start() {
      return new String(buf, 0, Math.min(count, START), StandardCharsets.ISO_8859_1);
    }
  }
}
