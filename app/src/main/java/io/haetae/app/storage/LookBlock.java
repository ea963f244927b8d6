package io.haetae.app.storage;

import io.haetae.core.figures.Look;
import io.haetae.core.history.Noted;
import io.haetae.core.plan.Purpose;
import io.haetae.core.product.ProductField;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Looks that follow each other, in one value: what several have in common is written once, a visit
 * as what its name does not share with the one before, and the whole is compressed.
 *
 * @param after the look that they follow
 * @param rows the looks in their order
 */
record LookBlock(LookEnd after, List<LookRow> rows) {
  /** Raised whenever the same looks are written in another way. */
  static final String FORMAT = "1";

  /** What many looks have in common. */
  private record Kind(
      String run,
      Purpose purpose,
      SiteId site,
      String lane,
      Country country,
      Verdict verdict,
      Optional<Set<ProductField>> lacking,
      Optional<Set<Stated>> stated,
      boolean sealed) {
    static Kind of(LookRow row) {
      Noted noted = row.noted();
      Look look = row.look();
      return new Kind(
          noted.run(),
          noted.purpose(),
          noted.site(),
          noted.lane(),
          look.country(),
          noted.verdict(),
          noted.lacking(),
          look.stated(),
          noted.sealed());
    }
  }

  /** Copies the list. */
  LookBlock {
    rows = List.copyOf(rows);
  }

  /** The value. */
  byte[] packed() {
    PackedWriter out = new PackedWriter();
    out.time(after.at());
    out.text(after.visit());
    out.number(rows.size());
    PackedWriter.Known<Kind> kinds = new PackedWriter.Known<>(out, LookBlock::write);
    PackedWriter.Known<ListingId> listings = new PackedWriter.Known<>(out, LookBlock::write);
    PackedWriter.Known<Optional<String>> items = new PackedWriter.Known<>(out, PackedWriter::texts);
    PackedWriter.Known<Optional<String>> sellers =
        new PackedWriter.Known<>(out, PackedWriter::texts);
    String before = after.visit();
    for (LookRow row : rows) {
      Noted noted = row.noted();
      kinds.write(Kind.of(row));
      listings.write(noted.listing());
      items.write(row.look().item());
      sellers.write(row.look().seller());
      out.time(noted.openedAt());
      out.time(noted.closedAt());
      out.textAfter(before, noted.visit());
      before = noted.visit();
    }
    return out.compressed();
  }

  /**
   * What was packed.
   *
   * @param pool holds one object for all that are equal, of other blocks too
   * @throws IOException if the value is damaged
   */
  static LookBlock unpacked(byte[] content, Pool pool) throws IOException {
    PackedReader in = PackedReader.of(content);
    LookEnd after = new LookEnd(in.time(), in.text());
    int size = in.number();
    PackedReader.Known<Kind> kinds = new PackedReader.Known<>(in, i -> pool.one(kind(i)));
    PackedReader.Known<ListingId> listings = new PackedReader.Known<>(in, i -> pool.one(id(i)));
    PackedReader.Known<Optional<String>> items =
        new PackedReader.Known<>(in, i -> pool.one(i.texts()));
    PackedReader.Known<Optional<String>> sellers =
        new PackedReader.Known<>(in, i -> pool.one(i.texts()));
    List<LookRow> rows = new ArrayList<>(size);
    String visit = after.visit();
    for (int i = 0; i < size; i++) {
      Kind kind = kinds.read();
      ListingId listing = listings.read();
      Optional<String> item = items.read();
      Optional<String> seller = sellers.read();
      LookEnd opened = new LookEnd(in.time(), "");
      LookEnd closed = new LookEnd(in.time(), in.textAfter(visit));
      visit = closed.visit();
      rows.add(row(kind, listing, item, seller, opened, closed));
    }
    return new LookBlock(after, rows);
  }

  private static LookRow row(
      Kind kind,
      ListingId listing,
      Optional<String> item,
      Optional<String> seller,
      LookEnd opened,
      LookEnd closed) {
    return new LookRow(
        new Noted(
            closed.visit(),
            kind.run(),
            kind.purpose(),
            listing,
            kind.site(),
            kind.lane(),
            opened.at(),
            closed.at(),
            kind.verdict(),
            kind.lacking(),
            kind.sealed()),
        new Look(
            closed.visit(),
            kind.purpose(),
            listing,
            item,
            kind.country(),
            closed.at(),
            kind.verdict(),
            seller,
            kind.sealed(),
            kind.stated()));
  }

  private static void write(PackedWriter out, ListingId listing) {
    out.text(listing.site().value());
    out.text(listing.number());
  }

  private static ListingId id(PackedReader in) {
    return new ListingId(new SiteId(in.text()), in.text());
  }

  private static void write(PackedWriter out, Kind kind) {
    out.text(kind.run());
    out.text(kind.purpose().name());
    out.text(kind.site().value());
    out.text(kind.lane());
    out.text(kind.country().code());
    StoredVerdict verdict = StoredVerdict.of(kind.verdict());
    out.text(verdict.kind());
    out.texts(verdict.reason());
    out.texts(verdict.shown().map(shown -> shown.site().value()));
    out.texts(verdict.shown().map(ListingId::number));
    out.number(verdict.hits().isPresent() ? verdict.hits().getAsInt() + 1 : 0);
    out.text(verdict.rules());
    out.texts(kind.lacking().map(StoredLacking::of));
    out.texts(kind.stated().map(StoredStated::of));
    out.number(kind.sealed() ? 1 : 0);
  }

  private static Kind kind(PackedReader in) {
    return new Kind(
        in.text(),
        Purpose.valueOf(in.text()),
        new SiteId(in.text()),
        in.text(),
        new Country(in.text()),
        verdict(in),
        in.texts().map(StoredLacking::read),
        in.texts().map(StoredStated::read),
        in.number() == 1);
  }

  private static Verdict verdict(PackedReader in) {
    String kind = in.text();
    Optional<String> reason = in.texts();
    Optional<String> site = in.texts();
    Optional<String> number = in.texts();
    int hits = in.number();
    StoredVerdict stored =
        new StoredVerdict(
            kind,
            reason,
            site.flatMap(of -> number.map(shown -> new ListingId(new SiteId(of), shown))),
            hits == 0 ? OptionalInt.empty() : OptionalInt.of(hits - 1),
            in.text());
    return stored.with(new Basis(List.of(), stored.rules()));
  }
}
