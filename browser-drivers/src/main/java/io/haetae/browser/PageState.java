package io.haetae.browser;

import io.haetae.core.browse.BrowserException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the page of a visit shows and says, from the browser's events. Written on the DevTools
 * thread, read on the visit's.
 */
final class PageState {
  private static final int MAX_LINES = 1_000;
  private static final int MAX_LENGTH = 2_000;

  private final String frame;
  private final List<String> console = new ArrayList<>();
  private String address = "about:blank";
  private boolean committed;
  private boolean started;
  private boolean stopped;
  private boolean parsed;
  private boolean errorPage;
  private boolean crashed;

  /**
   * The state of a new page.
   *
   * @param frame the id of its main frame
   */
  PageState(String frame) {
    this.frame = frame;
  }

  /** Forgets where the page is: a navigation starts. */
  synchronized void navigationStarts() {
    committed = false;
    started = false;
    stopped = false;
    parsed = false;
    errorPage = false;
  }

  /** The address bar; empty unless a document came since the navigation started. */
  synchronized Optional<String> address() {
    return committed ? Optional.of(address) : Optional.empty();
  }

  /** Whether the document is parsed to its end. */
  synchronized boolean parsed() {
    return committed && parsed;
  }

  /**
   * Waits until the navigation is over: the document is parsed, or nothing is loading any more.
   *
   * @return whether that came before the limit
   */
  synchronized boolean awaitEnd(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (!over() && System.nanoTime() < deadline) {
        TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
      }
      return over();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrowserException("Interrupted while waiting for the document", interrupted);
    }
  }

  /** A document that is cut off is never parsed to its end; the page only stops loading. */
  private boolean over() {
    return parsed() || (started && stopped) || crashed;
  }

  /** Whether the page is the browser's own error page. */
  synchronized boolean errorPage() {
    return errorPage;
  }

  /** Whether the page's process is gone. */
  synchronized boolean crashed() {
    return crashed;
  }

  /** The lines that the page wrote, with the dialogs that it opened. */
  synchronized List<String> console() {
    return List.copyOf(console);
  }

  /** Takes in an event of the page's own session; others leave no trace. */
  synchronized void handle(Cdp.Event event) {
    JsonNode params = event.params();
    switch (event.method()) {
      case "Page.frameNavigated" -> navigated(params.path("frame"));
      case "Page.frameStartedNavigating" -> {
        started |= params.path("frameId").asString("").equals(frame);
        stopped &= !params.path("frameId").asString("").equals(frame);
      }
      case "Page.frameStoppedLoading" ->
          stopped |= params.path("frameId").asString("").equals(frame);
      case "Page.domContentEventFired" -> parsed = true;
      case "Page.navigatedWithinDocument" -> {
        if (params.path("frameId").asString("").equals(frame)) {
          address = params.path("url").asString("");
        }
      }
      case "Page.javascriptDialogOpening" ->
          write(
              "dialog dismissed ("
                  + params.path("type").asString("")
                  + "): "
                  + params.path("message").asString(""));
      case "Runtime.consoleAPICalled" ->
          write(params.path("type").asString("log") + ": " + words(params.path("args")));
      case "Runtime.exceptionThrown" ->
          write("exception: " + exception(params.path("exceptionDetails")));
      case "Log.entryAdded" ->
          write(
              params.path("entry").path("level").asString("")
                  + ": "
                  + params.path("entry").path("text").asString(""));
      case "Inspector.targetCrashed" -> {
        crashed = true;
        write("the page's process crashed");
      }
      default -> {
        // Life cycle and execution contexts: nothing that a capture holds.
      }
    }
    notifyAll();
  }

  private void navigated(JsonNode navigated) {
    if (!navigated.path("id").asString("").equals(frame)) {
      return;
    }
    String unreachable = navigated.path("unreachableUrl").asString("");
    parsed = false;
    errorPage = !unreachable.isEmpty();
    address =
        errorPage
            ? unreachable
            : navigated.path("url").asString("") + navigated.path("urlFragment").asString("");
    committed = !address.equals("about:blank");
  }

  private void write(String line) {
    if (console.size() < MAX_LINES) {
      console.add(line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line);
    }
  }

  private static String words(JsonNode arguments) {
    return arguments
        .valueStream()
        .map(
            argument ->
                argument.has("value")
                    ? argument.path("value").asString(argument.path("value").toString())
                    : argument.path("description").asString(argument.path("type").asString("")))
        .collect(Collectors.joining(" "));
  }

  private static String exception(JsonNode details) {
    return details
        .path("exception")
        .path("description")
        .asString(details.path("text").asString(""));
  }
}
