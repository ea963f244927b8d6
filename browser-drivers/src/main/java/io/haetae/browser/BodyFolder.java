package io.haetae.browser;

import io.haetae.core.browse.Body;
import io.haetae.core.browse.Bytes;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Optional;

/** Where the bodies of one visit are kept: small ones in memory, large ones in files. */
final class BodyFolder {
  private static final int IN_MEMORY = 1 << 20;
  private static final int PIECE = 64 << 10;

  private final Path folder;

  BodyFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder itself. */
  Path path() {
    return folder;
  }

  /** A body with these bytes. */
  Body keep(byte[] content) throws IOException {
    if (content.length <= IN_MEMORY) {
      return Bytes.copyOf(content);
    }
    Path file = newFile();
    Files.write(file, content);
    return new FileBody(file, content.length);
  }

  /**
   * A body out of a file that holds it as text. The file is deleted.
   *
   * @param base64 whether the text is the bytes in base64; otherwise they are its UTF-8
   */
  Body keep(Path text, boolean base64) throws IOException {
    if (!base64) {
      return new FileBody(text, Files.size(text));
    }
    Path file = newFile();
    try (InputStream in =
            Base64.getDecoder().wrap(new BufferedInputStream(Files.newInputStream(text), PIECE));
        OutputStream out = Files.newOutputStream(file)) {
      in.transferTo(out);
    }
    Files.delete(text);
    return new FileBody(file, Files.size(file));
  }

  /** A body that comes in pieces. */
  Growing grow() {
    return new Growing();
  }

  private Path newFile() throws IOException {
    return Files.createTempFile(folder, "body-", "");
  }

  /** A body that is still coming: in memory at first, in a file once it is large. */
  final class Growing {
    private ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private Optional<Path> file = Optional.empty();
    private long size;

    /** Adds a piece. */
    void add(byte[] piece) throws IOException {
      memory.writeBytes(piece);
      size += piece.length;
      if (memory.size() > IN_MEMORY) {
        flush();
      }
    }

    long size() {
      return size;
    }

    /** What came so far; nothing may be added afterwards. */
    Body body() throws IOException {
      if (file.isEmpty()) {
        return Bytes.copyOf(memory.toByteArray());
      }
      flush();
      return new FileBody(file.get(), size);
    }

    /** Forgets what came. */
    void drop() throws IOException {
      memory = new ByteArrayOutputStream();
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    }

    private void flush() throws IOException {
      if (file.isEmpty()) {
        file = Optional.of(newFile());
      }
      try (OutputStream out = Files.newOutputStream(file.get(), StandardOpenOption.APPEND)) {
        memory.writeTo(out);
      }
      memory.reset();
    }
  }
}
