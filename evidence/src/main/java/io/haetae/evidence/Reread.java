package io.haetae.evidence;

import io.haetae.core.watch.SiteId;
import java.util.List;

/** What came of reading a sealed bundle once more. */
public sealed interface Reread {
  /**
   * A version when the bundle was sealed, and now.
   *
   * @param sealed the version in the facts
   * @param now the version that is installed
   */
  record Version(String sealed, String now) {
    /** Whether it is still the same. */
    public boolean same() {
      return sealed.equals(now);
    }

    @Override
    public String toString() {
      return same() ? sealed : sealed + " -> " + now;
    }
  }

  /**
   * The versions of what reads and judges.
   *
   * @param site whose adapter read it
   * @param adapter the adapter's version
   * @param rules the version of the judge's rules
   */
  record Versions(SiteId site, Version adapter, Version rules) {
    /** Whether the very same rules were applied once more. */
    public boolean same() {
      return adapter.same() && rules.same();
    }

    @Override
    public String toString() {
      return "adapter " + site + " " + adapter + ", rules " + rules;
    }
  }

  /**
   * Today's answer is the sealed one; with the same versions, byte for byte.
   *
   * @param versions what read it
   * @param values how many values and signals were found again at their places
   */
  record Agrees(Versions versions, int values) implements Reread {}

  /**
   * Today's answer is another one.
   *
   * @param versions what read it
   * @param differences at least one
   */
  record Differs(Versions versions, List<Difference> differences) implements Reread {
    /** Copies the list. */
    public Differs {
      differences = List.copyOf(differences);
    }
  }

  /**
   * There is no adapter that could read it.
   *
   * @param site the site that the bundle is of
   */
  record NoAdapter(SiteId site) implements Reread {}

  /**
   * The bundle is malformed or not the one that its manifest describes.
   *
   * @param reason what is wrong
   */
  record Unreadable(String reason) implements Reread {}
}
