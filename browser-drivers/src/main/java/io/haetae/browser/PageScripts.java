package io.haetae.browser;

import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** The expressions that we evaluate in a page, in a world that its own scripts cannot reach. */
final class PageScripts {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The document as it stands: its address, its HTML with the doctype, and its visible text. */
  static final String DOCUMENT =
      """
      (() => {
        const type = document.doctype ? new XMLSerializer().serializeToString(document.doctype) + '\\n' : '';
        const root = document.documentElement;
        const shown = document.body && document.body.innerText !== undefined ? document.body : root;
        return {
          url: location.href,
          dom: type + (root ? root.outerHTML : ''),
          text: shown ? (shown.innerText ?? shown.textContent ?? '') : ''
        };
      })()
      """;

  private PageScripts() {}

  /** Whether an element appears within the limit. */
  static String awaitElement(String selector, Duration limit) {
    return """
    new Promise(resolve => {
      const selector = %s;
      if (document.querySelector(selector)) { resolve(true); return; }
      const observer = new MutationObserver(() => {
        if (document.querySelector(selector)) { observer.disconnect(); resolve(true); }
      });
      observer.observe(document, {childList: true, subtree: true, attributes: true});
      setTimeout(() => { observer.disconnect(); resolve(!!document.querySelector(selector)); }, %d);
    })
    """
        .formatted(JSON.writeValueAsString(selector), limit.toMillis());
  }

  /** Scrolls down window by window, two frames each, until the end or the limit, and back. */
  static String scrollThrough(Duration limit) {
    return """
    (async () => {
      const end = performance.now() + %d;
      const frame = () => new Promise(done => {
        const late = setTimeout(done, 100);
        requestAnimationFrame(() => { clearTimeout(late); done(); });
      });
      let before = -1;
      while (performance.now() < end && scrollY !== before) {
        before = scrollY;
        scrollBy({top: innerHeight, behavior: 'instant'});
        await frame();
        await frame();
      }
      scrollTo({top: 0, behavior: 'instant'});
      await frame();
      return true;
    })()
    """
        .formatted(limit.toMillis());
  }
}
