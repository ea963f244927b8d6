package io.haetae.browser;

import io.haetae.core.browse.Browser;
import java.io.IOException;

/** A program that starts a browser and waits until its input ends; then it just exits. */
final class BrowserOwner {
  static final String READY = "ready";

  private BrowserOwner() {}

  /**
   * Starts the browser.
   *
   * @param arguments the driver's name
   */
  public static void main(String[] arguments) throws IOException {
    Browser browser = Browsers.start(BrowserSettings.with(Driver.valueOf(arguments[0])));
    browser.info();
    System.out.println(READY);
    int end = System.in.read();
    System.exit(end < 0 ? 0 : 1);
  }
}
