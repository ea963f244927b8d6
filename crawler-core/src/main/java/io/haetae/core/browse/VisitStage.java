package io.haetae.core.browse;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * The stages of a visit, as the flight recorder (JFR) sees them: each is an event {@value #EVENT}
 * of the thread that did it, with the stage's name in its field {@code stage}. Stages do not
 * overlap; what lies between them is reading and judging. Costs nothing while nobody records.
 */
public enum VisitStage {
  /** A fresh context with its page, and the recorder attached. */
  OPEN,
  /** From the command to navigate until the document began to arrive. */
  NAVIGATE,
  /** The waits for quiet and for elements, and scrolling. */
  SETTLE,
  /** The pictures of the page. */
  SCREENSHOT,
  /** The final document, and the bodies that were not here yet. */
  RECORD,
  /** The context's end. */
  CLOSE,
  /** Writing, packing and moving the bundle. */
  STORE,
  /** Signing, time-stamps and the log. */
  SEAL;

  /** The name of the event. */
  public static final String EVENT = "io.haetae.VisitStage";

  /** What is done in a stage. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    /** Does it. */
    T done() throws E;
  }

  /** Does something as part of this stage. */
  public <T, E extends Exception> T timed(Work<T, E> work) throws E {
    Recorded event = new Recorded(name());
    event.begin();
    try {
      return work.done();
    } finally {
      event.commit();
    }
  }

  @Name(EVENT)
  @Label("Stage of a visit")
  @Category("Haetae")
  @StackTrace(false)
  private static final class Recorded extends Event {
    @Label("Stage")
    @SuppressWarnings("unused") // the flight recorder reads it
    private final String stage;

    Recorded(String stage) {
      this.stage = stage;
    }
  }
}
