package io.haetae.core.plan;

import java.time.Instant;

/**
 * A visit as the schedule sees it.
 *
 * @param openedAt when it started
 * @param closedAt when it ended
 * @param conclusive whether it told something that may be relied on
 */
public record Look(Instant openedAt, Instant closedAt, boolean conclusive) {}
