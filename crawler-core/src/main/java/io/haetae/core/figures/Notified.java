package io.haetae.core.figures;

import io.haetae.core.watch.ListingId;
import java.time.Instant;

/**
 * A notice about a listing that its platform received.
 *
 * @param item the watch item
 * @param listing the listing
 * @param at when it was received; clocks start then
 */
public record Notified(String item, ListingId listing, Instant at) {}
