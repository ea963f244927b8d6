package io.haetae.app.study;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a watched listing when its next visit is planned.
 *
 * @param id its stored name
 * @param notice when its notice was published, if known
 * @param due when it was due last; empty if nothing is planned any more
 * @param lastKind the last conclusive verdict's stored name
 * @param retries how many visits since then concluded nothing
 */
public record Look(
    String id,
    Optional<Instant> notice,
    Optional<Instant> due,
    Optional<String> lastKind,
    int retries) {}
