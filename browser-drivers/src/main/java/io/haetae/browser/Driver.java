package io.haetae.browser;

/** The library that steers the browser. The recorder is the same with each. */
public enum Driver {
  /** Playwright for Java; needs Node.js. */
  PLAYWRIGHT,
  /** Selenium for Java; needs chromedriver. */
  SELENIUM
}
