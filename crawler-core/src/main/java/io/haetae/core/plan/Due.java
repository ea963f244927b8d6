package io.haetae.core.plan;

import java.time.Instant;

/**
 * The next look at a listing.
 *
 * @param at from when it is made; may have passed
 * @param occasion why
 */
public record Due(Instant at, Occasion occasion) {}
