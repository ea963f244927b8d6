package io.haetae.browser;

import java.net.URI;
import java.time.Duration;

/** A driver library connected to a running Chromium. Used by one thread. */
interface DriverConnection extends AutoCloseable {
  /** The driver's name and version. */
  String name();

  /** Whether the driver dismisses JavaScript dialogs at once by itself. */
  boolean dismissesDialogs();

  /** A fresh context without a page. */
  Context newContext();

  /** Ends the driver and its processes. Never throws; may hang if the driver does. */
  @Override
  void close();

  /** A context and its one page. */
  interface Context extends AutoCloseable {
    /** The browser's id of the context. */
    String id();

    /** Opens the page. */
    void openPage();

    /**
     * Sends the page to a URL and returns at any time until the document began to arrive, the
     * navigation failed, or the limit passed; which of them, the recorder knows.
     */
    void navigate(URI url, Duration limit);

    /** Closes the page and the context. Never throws; may hang if the driver does. */
    @Override
    void close();
  }
}
