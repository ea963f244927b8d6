package io.haetae.app.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * How a study stands, a lane a row.
 *
 * @param wanted what is wanted of the whole study
 * @param lanes its lanes, sorted
 */
public record StudyStatus(Wanted wanted, List<LaneStatus> lanes) {
  private static final String LANES =
      """
      SELECT n.lane, l.wanted, l.owner, l.held_until, l.held_why, l.expires_at > CURRENT_TIMESTAMP AS works,
        (SELECT count(*) FROM watched w WHERE w.lane = n.lane AND w.next_due <= :now) AS due,
        (SELECT min(w.next_due) FROM watched w WHERE w.lane = n.lane) AS next_due,
        (SELECT sum(w.gaps) FROM watched w WHERE w.lane = n.lane) AS gaps,
        (SELECT count(*) FROM listing_event e WHERE e.lane = n.lane) AS events
      FROM (SELECT DISTINCT lane FROM watched) n LEFT JOIN lane l ON l.name = n.lane
      ORDER BY n.lane
      """;
  private static final String TALLIES = "SELECT outcome, visits FROM lane_tally WHERE lane = :lane";

  /** Copies the list. */
  public StudyStatus {
    lanes = List.copyOf(lanes);
  }

  static StudyStatus read(Jdbi jdbi, Instant now) {
    return jdbi.withHandle(
        handle ->
            new StudyStatus(
                LaneTables.wanted(handle, LaneTables.ALL),
                handle
                    .createQuery(LANES)
                    .bind("now", StoredTime.of(now))
                    .map((row, context) -> lane(handle, row))
                    .list()));
  }

  private static LaneStatus lane(Handle handle, ResultSet row) throws SQLException {
    Map<String, Long> outcomes = new TreeMap<>();
    handle
        .createQuery(TALLIES)
        .bind("lane", row.getString("lane"))
        .map((tally, context) -> Map.entry(tally.getString("outcome"), tally.getLong("visits")))
        .forEach(entry -> outcomes.put(entry.getKey(), entry.getValue()));
    return new LaneStatus(
        row.getString("lane"),
        Optional.ofNullable(row.getString("wanted")).map(Wanted::ofStored).orElse(Wanted.RUN),
        row.getString("owner") != null && row.getBoolean("works"),
        row.getInt("due"),
        StoredTime.readOptional(row, "next_due"),
        row.getInt("gaps"),
        row.getInt("events"),
        StoredTime.readOptional(row, "held_until"),
        outcomes);
  }

  /**
   * A lane.
   *
   * @param lane its stored name
   * @param wanted what is wanted of it
   * @param working whether a process works on it now
   * @param due how many listings are due now
   * @param nextDue when the next one is due; empty if never again
   * @param gaps how many slots ended without a look that told anything
   * @param events how many confirmed changes it saw
   * @param heldUntil until when the lane is held since the site refused us
   * @param outcomes how its visits ended, controls included, by the verdict's stored words
   */
  public record LaneStatus(
      String lane,
      Wanted wanted,
      boolean working,
      int due,
      Optional<Instant> nextDue,
      int gaps,
      int events,
      Optional<Instant> heldUntil,
      Map<String, Long> outcomes) {
    /** Copies the map. */
    public LaneStatus {
      outcomes = Map.copyOf(outcomes);
    }

    /** How many visits ended. */
    public long done() {
      return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many visits ended at a wall: challenged, limited, or asked to log in. */
    public long blocked() {
      return outcomes.entrySet().stream()
          .filter(
              e -> e.getKey().matches("Undetermined\\((Challenged|RateLimited|LoginRequired)\\)"))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }
}
