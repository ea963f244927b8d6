package io.haetae.browser;

import io.haetae.core.browse.Body;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A body in a file that nobody changes any more. */
record FileBody(Path file, long size) implements Body {
  @Override
  public InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file));
  }
}
