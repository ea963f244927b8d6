package io.haetae.sites.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds inline scripts in HTML text in one pass, so that a page need not be parsed whole for its
 * state. Scripts in comments are left out; an unclosed script runs to the end of the page.
 */
final class PageScripts {
  private static final int LONGEST_TAG = 20_000;

  private final String html;
  private final List<PageScript> scripts = new ArrayList<>();
  private final StringBuilder rest = new StringBuilder();
  private final int most;

  private PageScripts(String html, int most) {
    this.html = html;
    this.most = most;
  }

  /** The scripts that have a text. */
  static List<PageScript> in(String html) {
    PageScripts scan = new PageScripts(html, 0);
    scan.run();
    return List.copyOf(scan.scripts);
  }

  /**
   * The first characters of the page without its comments and the text of its scripts but JSON-LD.
   */
  static String without(String html, int most) {
    PageScripts scan = new PageScripts(html, most);
    scan.run();
    return scan.rest.toString();
  }

  private void run() {
    int kept = 0;
    int at = html.indexOf('<');
    while (at >= 0 && (most == 0 || rest.length() + at - kept < most)) {
      if (html.startsWith("<!--", at)) {
        int end = html.indexOf("-->", at + 4);
        if (end >= 0) {
          keep(kept, at);
          kept = end + 3;
        }
        at = html.indexOf('<', end < 0 ? at + 4 : end + 3);
      } else if (isScript(at)) {
        int body = endOfTag(at);
        int close = closing(body);
        boolean data = addScript(at, body, close);
        keep(kept, data ? close : body);
        kept = close;
        at = html.indexOf('<', close + 1);
      } else {
        at = html.indexOf('<', at + 1);
      }
    }
    keep(Math.min(kept, html.length()), html.length());
  }

  private void keep(int start, int end) {
    if (rest.length() < most) {
      rest.append(html, start, Math.min(end, start + most - rest.length()));
    }
  }

  /** Adds the script, or of a page that is wanted without scripts none; whether it is JSON-LD. */
  private boolean addScript(int start, int body, int close) {
    String written = html.substring(Math.min(start + 7, body), Math.max(body - 1, start + 7));
    String attributes = written.strip().toLowerCase(Locale.ROOT);
    if (most > 0) {
      return new PageScript(attributes, "").isLinkedData();
    }
    String text = html.substring(body, close);
    if (!text.isBlank()) {
      scripts.add(new PageScript(attributes, text));
    }
    return false;
  }

  private boolean isScript(int at) {
    int after = at + 7;
    return html.regionMatches(true, at, "<script", 0, 7)
        && after < html.length()
        && " \t\r\n/>".indexOf(html.charAt(after)) >= 0;
  }

  private int endOfTag(int start) {
    char quote = 0;
    int limit = Math.min(html.length(), start + LONGEST_TAG);
    for (int at = start; at < limit; at++) {
      char c = html.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return at + 1;
      }
    }
    return limit;
  }

  private int closing(int body) {
    for (int at = html.indexOf("</", body); at >= 0; at = html.indexOf("</", at + 2)) {
      if (html.regionMatches(true, at, "</script", 0, 8)) {
        return at;
      }
    }
    return html.length();
  }
}
