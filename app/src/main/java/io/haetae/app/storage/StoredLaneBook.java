package io.haetae.app.storage;

import io.haetae.app.politeness.LaneBook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The book in SQL tables. A lane's row is locked while a turn is reserved. */
final class StoredLaneBook implements LaneBook {
  private static final Duration KEPT = Duration.ofHours(25);
  private static final String LAST_TURN =
      "SELECT last_turn_at FROM lane WHERE name = :lane FOR UPDATE";
  private static final String TAKE =
      "UPDATE lane SET last_turn_at = :now, turns = turns + 1 WHERE name = :lane";
  private static final String NEAREST =
      """
      UPDATE lane SET nearest_millis = :millis
      WHERE name = :lane AND (nearest_millis IS NULL OR nearest_millis > :millis)
      """;
  private static final String SEEN =
      "UPDATE lane SET last_turn_at = :by WHERE name = :lane AND last_turn_at < :by";
  private static final String ADD_TURN =
      "INSERT INTO lane_turn (lane, made_at) VALUES (:lane, :now)";
  private static final String FORGET =
      "DELETE FROM lane_turn WHERE lane = :lane AND made_at < :old";
  private static final String TURNS_OF_LANE =
      "SELECT count(*) FROM lane_turn WHERE lane = :lane AND made_at > :since";
  private static final String TURNS = "SELECT count(*) FROM lane_turn WHERE made_at > :since";
  private static final String HOLD =
      "SELECT held_until, held_why, strikes FROM lane WHERE name = :lane AND held_until IS NOT NULL";
  private static final String HOLD_LANE =
      """
      UPDATE lane SET held_until = :until, held_why = :why, strikes = :strikes WHERE name = :lane
      """;
  private static final String SERVED =
      """
      UPDATE lane SET held_until = NULL, held_why = NULL, strikes = 0
      WHERE name = :lane AND strikes > 0
      """;
  private static final String EVENT =
      """
      INSERT INTO lane_event (lane, kind, happened_at, detail) VALUES (:lane, :kind, :at, :detail)
      """;

  private static final String PUT_OFF =
      """
      INSERT INTO lane_event (lane, kind, happened_at, detail, until_at, seconds)
      SELECT CAST(:lane AS varchar), CAST(:kind AS varchar),
        CAST(:at AS timestamp(6) with time zone), CAST(:detail AS varchar),
        CAST(:until AS timestamp(6) with time zone), CAST(:seconds AS bigint)
      WHERE NOT EXISTS (
        SELECT 1 FROM lane_event WHERE lane = :lane AND kind = :kind AND until_at = :until)
      """;

  private final LastingJdbi jdbi;

  StoredLaneBook(LastingJdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public Duration turn(String lane, Instant now, Duration gap) {
    return jdbi.inTransaction(
        handle -> {
          LaneTables.add(handle, lane);
          Optional<Instant> last = lastTurn(handle, lane);
          Optional<Instant> earliest = last.map(turn -> turn.plus(gap));
          if (earliest.filter(now::isBefore).isPresent()) {
            return Duration.between(now, earliest.get());
          }
          for (String statement : new String[] {TAKE, ADD_TURN}) {
            handle
                .createUpdate(statement)
                .bind("lane", lane)
                .bind("now", StoredTime.of(now))
                .execute();
          }
          if (last.isPresent()) {
            handle
                .createUpdate(NEAREST)
                .bind("lane", lane)
                .bind("millis", Duration.between(last.get(), now).toMillis())
                .execute();
          }
          handle
              .createUpdate(FORGET)
              .bind("lane", lane)
              .bind("old", StoredTime.of(now.minus(KEPT)))
              .execute();
          return Duration.ZERO;
        });
  }

  @Override
  public void seen(String lane, Instant by) {
    jdbi.useHandle(
        handle ->
            handle.createUpdate(SEEN).bind("lane", lane).bind("by", StoredTime.of(by)).execute());
  }

  private static Optional<Instant> lastTurn(Handle handle, String lane) {
    return handle
        .createQuery(LAST_TURN)
        .bind("lane", lane)
        .map((row, context) -> StoredTime.readOptional(row, "last_turn_at"))
        .one();
  }

  @Override
  public int turns(String lane, Instant since) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TURNS_OF_LANE)
                .bind("lane", lane)
                .bind("since", StoredTime.of(since))
                .mapTo(int.class)
                .one());
  }

  @Override
  public int turns(Instant since) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(TURNS).bind("since", StoredTime.of(since)).mapTo(int.class).one());
  }

  @Override
  public Optional<Hold> hold(String lane) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(HOLD)
                .bind("lane", lane)
                .map(
                    (row, context) ->
                        new Hold(
                            StoredTime.read(row, "held_until"),
                            row.getString("held_why"),
                            row.getInt("strikes")))
                .findOne());
  }

  @Override
  public void hold(String lane, Hold hold) {
    jdbi.useTransaction(
        handle -> {
          LaneTables.add(handle, lane);
          handle
              .createUpdate(HOLD_LANE)
              .bind("lane", lane)
              .bind("until", StoredTime.of(hold.until()))
              .bind("why", StoredText.of(hold.why()))
              .bind("strikes", hold.strikes())
              .execute();
        });
  }

  @Override
  public void served(String lane) {
    jdbi.useHandle(handle -> handle.createUpdate(SERVED).bind("lane", lane).execute());
  }

  @Override
  public void event(String lane, String kind, Instant at, String detail) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(EVENT)
                .bind("lane", lane)
                .bind("kind", kind)
                .bind("at", StoredTime.of(at))
                .bind("detail", StoredText.of(detail))
                .execute());
  }

  @Override
  public void putOff(String lane, String kind, Instant from, Instant until, String detail) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(PUT_OFF)
                .bind("lane", lane)
                .bind("kind", kind)
                .bind("at", StoredTime.of(from))
                .bind("detail", StoredText.of(detail))
                .bind("until", StoredTime.of(until))
                .bind("seconds", Duration.between(from, until).toSeconds())
                .execute());
  }
}
