package io.haetae.browser;

/** What steers the browser. The recorder is the same with each. */
public enum Driver {
  /** Playwright for Java; needs Node.js. */
  PLAYWRIGHT,
  /** Selenium for Java; needs chromedriver. */
  SELENIUM,
  /** No library and no process of its own, so the quickest; needs nothing but the browser. */
  DEVTOOLS
}
