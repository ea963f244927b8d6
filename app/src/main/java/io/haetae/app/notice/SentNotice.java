package io.haetae.app.notice;

import io.haetae.core.watch.ListingId;
import java.time.Instant;
import java.util.List;

/**
 * A notice that somebody sent to a platform.
 *
 * @param id its stored name, unique in the archive
 * @param item the watch item that it is about
 * @param listings the listings that it names, at least one
 * @param recipient whom it was sent to
 * @param channel how, such as a form, an e-mail or a letter
 * @param received when the platform received it, as the proof of receipt says
 * @param text the notice's words
 * @param by who recorded it
 * @param recorded when that was
 */
public record SentNotice(
    String id,
    String item,
    List<ListingId> listings,
    String recipient,
    String channel,
    Instant received,
    String text,
    String by,
    Instant recorded) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it names no listing
   */
  public SentNotice {
    listings = List.copyOf(listings);
    if (listings.isEmpty()) {
      throw new IllegalArgumentException("A notice names a listing");
    }
  }
}
