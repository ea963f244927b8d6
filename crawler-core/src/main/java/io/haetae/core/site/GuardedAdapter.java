package io.haetae.core.site;

import io.haetae.core.browse.BrowserException;
import io.haetae.core.browse.BrowserSession;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Vantage;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An adapter whose faults end in a signal instead of an exception, and whose readings also hold
 * what the transport says. The one place where a plug-in's unchecked exception is caught.
 */
public final class GuardedAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedAdapter.class);

  private final SiteAdapter adapter;

  /** Guards an adapter. */
  public GuardedAdapter(SiteAdapter adapter) {
    this.adapter = adapter;
  }

  /** The adapter that is guarded. */
  public SiteAdapter adapter() {
    return adapter;
  }

  /**
   * Drives the session; the capture shows how far it came. A fault of our own browser goes through.
   *
   * @throws BrowserException if the browser is broken
   */
  public void open(BrowserSession session, URI url, Vantage vantage) {
    try {
      adapter.open(session, url, vantage);
    } catch (BrowserException broken) {
      throw broken;
    } catch (RuntimeException fault) {
      LOG.error("The adapter {} failed while opening {}", adapter.site(), url, fault);
    }
  }

  /** The adapter's reading with the transport's signals before its own. */
  public Reading read(Capture capture) {
    List<Signal> signals = new ArrayList<>(Transport.signals(capture));
    Reading reading = readGuarded(capture);
    signals.addAll(reading.signals());
    return new Reading(
        reading.site(),
        reading.adapterVersion(),
        reading.page(),
        reading.listing(),
        reading.country(),
        reading.product(),
        reading.results(),
        signals);
  }

  private Reading readGuarded(Capture capture) {
    try {
      return adapter.read(capture);
    } catch (RuntimeException | StackOverflowError fault) {
      LOG.error(
          "The adapter {} failed while reading {}", adapter.site(), capture.finalUrl(), fault);
      Signal signal =
          new Signal(Meaning.FAILURE, "adapter fault", fault.toString(), adapter.site().value());
      return new Reading(
          adapter.site(),
          adapter.version(),
          PageKind.OTHER,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(signal));
    }
  }
}
