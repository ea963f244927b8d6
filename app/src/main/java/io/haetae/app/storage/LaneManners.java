package io.haetae.app.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * How a lane behaved towards its site.
 *
 * @param lane its stored name
 * @param turns how many turns it took
 * @param nearest the shortest time from when a page had come to the next turn; empty before the
 *     second turn
 * @param forbidden what was forbidden or put off, by its stored kind
 */
public record LaneManners(
    String lane, long turns, Optional<Duration> nearest, SortedMap<String, Forbidden> forbidden) {
  private static final String LANES =
      """
      SELECT name, turns, nearest_millis FROM lane
      WHERE turns > 0 OR EXISTS (SELECT 1 FROM lane_event e WHERE e.lane = lane.name)
      ORDER BY name
      """;
  private static final String EVENTS =
      """
      SELECT lane, kind, count(*) AS times, coalesce(sum(seconds), 0) AS together,
        coalesce(max(seconds), 0) AS longest
      FROM lane_event GROUP BY lane, kind
      """;

  /** Copies the map. */
  public LaneManners {
    forbidden = Collections.unmodifiableSortedMap(new TreeMap<>(forbidden));
  }

  /**
   * What was forbidden or put off.
   *
   * @param times how often
   * @param together how long the lane was put off for it; zero if one visit only was forbidden
   * @param longest the longest time of them
   */
  public record Forbidden(long times, Duration together, Duration longest) {}

  /** Of every lane that took a turn or was put off, sorted. */
  static List<LaneManners> read(Handle handle) {
    Map<String, SortedMap<String, Forbidden>> events = new TreeMap<>();
    handle
        .createQuery(EVENTS)
        .map(
            (row, context) -> new Row(row.getString("lane"), row.getString("kind"), forbidden(row)))
        .forEach(
            row ->
                events
                    .computeIfAbsent(row.lane(), lane -> new TreeMap<>())
                    .put(row.kind(), row.forbidden()));
    return handle.createQuery(LANES).map((row, context) -> lane(row, events)).list();
  }

  private record Row(String lane, String kind, Forbidden forbidden) {}

  private static Forbidden forbidden(ResultSet row) throws SQLException {
    return new Forbidden(
        row.getLong("times"),
        Duration.ofSeconds(row.getLong("together")),
        Duration.ofSeconds(row.getLong("longest")));
  }

  private static LaneManners lane(ResultSet row, Map<String, SortedMap<String, Forbidden>> events)
      throws SQLException {
    String name = row.getString("name");
    return new LaneManners(
        name,
        row.getLong("turns"),
        Optional.ofNullable(row.getObject("nearest_millis", Long.class)).map(Duration::ofMillis),
        events.getOrDefault(name, new TreeMap<>()));
  }
}
