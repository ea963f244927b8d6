package io.haetae.browser;

/** Playwright, with a Chromium that somebody else started. */
final class RemotePlaywrightBrowserIT extends RemoteChromiumContract {
  RemotePlaywrightBrowserIT() {
    super(Driver.PLAYWRIGHT);
  }
}
