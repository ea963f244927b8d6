package io.haetae.browser;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A driver library connected to a running Chromium. Used by one thread. */
interface DriverConnection extends AutoCloseable {
  /** Takes back the browser's own exception that what is on this machine needs no proxy. */
  String NO_EXCEPTIONS = "<-loopback>";

  /** The driver's name and version. */
  String name();

  /** Whether the driver dismisses JavaScript dialogs at once by itself. */
  boolean dismissesDialogs();

  /**
   * A fresh context without a page.
   *
   * @param proxy through which all of its connections go, also those to this machine; empty for
   *     none
   */
  Context newContext(Optional<String> proxy);

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
