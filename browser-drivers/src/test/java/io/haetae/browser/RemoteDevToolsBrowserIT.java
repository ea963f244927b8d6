package io.haetae.browser;

/** No library, with a Chromium that somebody else started. */
final class RemoteDevToolsBrowserIT extends RemoteChromiumContract {
  RemoteDevToolsBrowserIT() {
    super(Driver.DEVTOOLS);
  }
}
