package io.haetae.core.lane;

import io.haetae.core.plan.Visit;
import io.haetae.core.verdict.Verdict;
import java.time.Instant;
import java.util.Optional;

/** What was seen of a listing before. Safe for use by several lanes. */
@FunctionalInterface
public interface LookMemory {
  /**
   * The last conclusive visit of a browser to what a visit looks at: the same listing, for the same
   * watch item, in the same lane. Empty if there is none.
   */
  Optional<Before> before(Visit visit);

  /**
   * A conclusive visit of a browser.
   *
   * @param conclusiveAt when it ended
   * @param kind the stored name of its verdict's kind
   * @param firstLook the verdict of the first look in the same session, if there was one
   */
  record Before(Instant conclusiveAt, String kind, Optional<Verdict> firstLook) {}
}
