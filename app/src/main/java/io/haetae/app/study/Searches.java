package io.haetae.app.study;

import java.util.List;
import java.util.Map;

/**
 * What a study searches for; how often is in its schedule.
 *
 * @param most how many queries are derived for an item and vantage at most, 0 to 20; those that the
 *     file adds come on top
 * @param lookAt how many hits of a search that were not seen before are looked at, each once, by
 *     rank, 0 to 20
 * @param also queries that the file adds, by watch item
 */
public record Searches(int most, int lookAt, Map<String, List<String>> also) {
  /** How many queries are derived for an item and vantage unless the user says otherwise. */
  static final int DEFAULT_MOST = 4;

  /** How many of the first hits of a search are looked at unless the user says otherwise. */
  static final int DEFAULT_LOOK_AT = 3;

  /** The most that may be asked for: each is a visit of its own. */
  static final int LARGEST = 20;

  /** Copies the map. */
  public Searches {
    also = Map.copyOf(also);
  }
}
