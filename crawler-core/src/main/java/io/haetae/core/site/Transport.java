package io.haetae.core.site;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the transport of a page says, on any site: how the visit ended and the final document's HTTP
 * status (RFC 9110, section 15). A 404, 410 or 451 alone is a note: only the page's own words
 * remove or refuse an item. Any other error status is no usable answer, whatever the page shows.
 */
final class Transport {
  private Transport() {}

  static List<Signal> signals(Capture capture) {
    List<Signal> signals = new ArrayList<>();
    ending(capture.ending()).ifPresent(signals::add);
    capture.mainExchange().ifPresent(main -> signals.addAll(document(main)));
    return signals;
  }

  private static Optional<Signal> ending(Capture.Ending ending) {
    return switch (ending) {
      case Capture.Loaded loaded -> Optional.empty();
      case Capture.SavedFile saved -> Optional.empty();
      case Capture.NotLoaded failed ->
          Optional.of(new Signal(Meaning.FAILURE, "navigation", failed.reason(), "browser"));
      case Capture.TimedOut timedOut ->
          Optional.of(new Signal(Meaning.FAILURE, "time-out", timedOut.reason(), "browser"));
    };
  }

  private static List<Signal> document(Exchange main) {
    return switch (main.outcome()) {
      case Exchange.Failure failure ->
          List.of(new Signal(Meaning.FAILURE, "document", failure.reason(), main.url().toString()));
      case Exchange.Response response -> answered(main, response);
    };
  }

  private static List<Signal> answered(Exchange main, Exchange.Response response) {
    List<Signal> signals = new ArrayList<>();
    String at = main.url().toString();
    signals.add(
        new Signal(meaning(response.status()), "status", Integer.toString(response.status()), at));
    response
        .truncated()
        .ifPresent(why -> signals.add(new Signal(Meaning.FAILURE, "truncated", why, at)));
    return signals;
  }

  private static Meaning meaning(int status) {
    return switch (status) {
      case 401, 407, 511 -> Meaning.LOGIN_WALL;
      case 403 -> Meaning.CHALLENGE;
      case 429, 503 -> Meaning.RATE_LIMIT;
      case 404, 410, 451 -> Meaning.NOTE;
      default -> status >= 400 ? Meaning.FAILURE : Meaning.NOTE;
    };
  }
}
