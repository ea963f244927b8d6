package io.haetae.sites.page;

/**
 * An inline script of a page.
 *
 * @param attributes the text of its start tag after {@code <script}
 * @param text its text as it stands in the page
 */
public record PageScript(String attributes, String text) {
  /** Whether it is data in JSON-LD. */
  public boolean isLinkedData() {
    return attributes.contains("ld+json");
  }

  /** Whether it is data in plain JSON, which no script runs. */
  public boolean isData() {
    return attributes.contains("application/json");
  }
}
