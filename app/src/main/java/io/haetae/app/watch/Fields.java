package io.haetae.app.watch;

import io.haetae.core.watch.Gtin;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.WatchItem;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the fields of one row; what cannot be read is reported and left out. */
final class Fields {
  private final WatchListDraft draft;
  private final long row;

  Fields(WatchListDraft draft, long row) {
    this.draft = draft;
    this.row = row;
  }

  /** A text that is not longer than the limit; empty text in place of one that is. */
  String withinLimit(String field, String text) {
    int longest = draft.limits().fieldCharacters();
    if (text.length() <= longest) {
      return text;
    }
    lose(field, "it has more than " + longest + " characters", "shorten it");
    return "";
  }

  /** A web address. */
  Optional<URI> address(String field, String text) {
    try {
      URI url = new URI(text);
      String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
      if (url.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return Optional.of(url);
      }
    } catch (URISyntaxException malformed) {
      lose(
          field,
          WatchListDraft.quoted(text) + " is not a web address: " + malformed.getReason(),
          "copy it from the browser's address bar");
      return Optional.empty();
    }
    lose(
        field,
        WatchListDraft.quoted(text) + " is not a web address",
        "write it in full, beginning with https://");
    return Optional.empty();
  }

  /** A listing written {@code site:number}. */
  Optional<ListingId> listing(String field, String text) {
    try {
      return Optional.of(ListingId.parse(text));
    } catch (IllegalArgumentException wrong) {
      lose(field, String.valueOf(wrong.getMessage()), "write site:number");
      return Optional.empty();
    }
  }

  /** A calendar date. */
  Optional<LocalDate> date(String field, String text) {
    Optional<LocalDate> date = NoticeDate.parse(text);
    if (date.isEmpty()) {
      lose(
          field,
          WatchListDraft.quoted(text) + " is not a date",
          "write year, month and day as 2024-10-07");
    }
    return date;
  }

  /**
   * The GTINs in a field.
   *
   * @param strict whether text that is no number is a fault too
   */
  List<Gtin> gtins(String field, String text, boolean strict) {
    Barcodes barcodes = Barcodes.in(text);
    barcodes
        .faults()
        .forEach(fault -> lose(field, fault, "compare it with the number under the bar code"));
    if (strict) {
      barcodes
          .others()
          .forEach(
              other ->
                  lose(
                      field,
                      WatchListDraft.quoted(other) + " is not a number",
                      "write the number under the bar code, or nothing"));
    }
    return barcodes.gtins();
  }

  /** Addresses, of which those that are wrong are left out. */
  List<URI> addresses(String field, List<String> texts) {
    List<URI> urls = new ArrayList<>();
    texts.forEach(text -> address(field, text).ifPresent(urls::add));
    return urls;
  }

  /** Reports a field or a part of it that is left out. */
  void lose(String field, String reason, String fix) {
    draft.loseField(row, field, reason, fix);
  }

  /** Reports that the row is left out. */
  void loseRow(String field, String reason, String fix) {
    draft.loseRow(row, field, reason, fix);
  }

  /** Adds the row's item. */
  void keep(WatchItem item) {
    draft.keep(row, item);
  }
}
