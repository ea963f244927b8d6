package io.haetae.app.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.haetae.core.figures.Look;
import io.haetae.core.history.Noted;
import io.haetae.core.plan.Purpose;
import io.haetae.core.product.ProductField;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Reason;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.ListingId;
import io.haetae.core.watch.SiteId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LookBlockTest {
  private static final Basis BASIS = new Basis(List.of(), "7");
  private static final ListingId LISTING = new ListingId(new SiteId("temu"), "601099512");
  private static final List<Purpose> PURPOSES = List.of(Purpose.values());
  private static final LookEnd BEFORE =
      new LookEnd(Instant.parse("2026-01-05T00:00:00.000001Z"), "2026-01-05T00-00-00Z-temu/99");

  private static final List<Verdict> VERDICTS =
      Stream.concat(
              Stream.<Verdict>of(
                  new Verdict.Orderable(BASIS),
                  new Verdict.SoldOut(BASIS),
                  new Verdict.NotDelivered(BASIS),
                  new Verdict.OptionGone(BASIS),
                  new Verdict.AgeGated(BASIS),
                  new Verdict.RegionBlocked(BASIS),
                  new Verdict.Removed(BASIS),
                  new Verdict.Redirected(new ListingId(new SiteId("shein"), "9"), BASIS),
                  new Verdict.SellerGone(BASIS),
                  new Verdict.Searched(0, BASIS),
                  new Verdict.Searched(40, new Basis(List.of(), "8"))),
              Stream.of(Reason.values()).<Verdict>map(why -> new Verdict.Undetermined(why, BASIS)))
          .toList();

  @Test
  void aBlockGivesBackWhatWasPackedWhateverItWas() throws Exception {
    List<LookRow> rows = new ArrayList<>();
    for (int i = 0; i < 5 * VERDICTS.size(); i++) {
      rows.add(row(i));
    }
    LookBlock block = new LookBlock(BEFORE, rows);

    assertThat(LookBlock.unpacked(block.packed(), new Pool())).isEqualTo(block);
    assertThat(block.packed().length).isLessThan(40 * rows.size());
  }

  @Test
  void whatIsEqualInSeveralBlocksIsOneObject() throws Exception {
    Pool pool = new Pool();
    byte[] packed = new LookBlock(BEFORE, List.of(row(3))).packed();

    Noted one = LookBlock.unpacked(packed, pool).rows().getFirst().noted();
    Noted other = LookBlock.unpacked(packed, pool).rows().getFirst().noted();

    assertThat(other.listing()).isSameAs(one.listing());
    assertThat(other.verdict()).isSameAs(one.verdict());
  }

  @Test
  void aDamagedBlockIsNotRead() {
    byte[] packed = new LookBlock(BEFORE, List.of(row(3), row(4))).packed();
    packed[packed.length / 2] ^= 1;

    assertThatThrownBy(() -> LookBlock.unpacked(packed, new Pool()))
        .isInstanceOf(IOException.class);
  }

  /** Of every kind; the look that ended later may have started earlier. */
  private static LookRow row(int i) {
    Verdict verdict = VERDICTS.get(i % VERDICTS.size());
    Instant closed = BEFORE.at().plusNanos(1_234_567_000L * i);
    Purpose purpose = PURPOSES.get(i % PURPOSES.size());
    ListingId listing = i % 3 == 0 ? LISTING : new ListingId(new SiteId("shein"), "1" + i % 7);
    Optional<Set<ProductField>> lacking =
        switch (i % 4) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(Set.of());
          case 2 -> Optional.of(Set.of(ProductField.TITLE));
          default -> Optional.of(Set.of(ProductField.values()));
        };
    Optional<Set<Stated>> stated =
        i % 5 == 0
            ? Optional.empty()
            : Optional.of(i % 5 == 1 ? Set.of() : Set.of(Stated.KC, Stated.EMAIL));
    String visit = (i % 6 == 0 ? "" : "2026-01-05T00-00-00Z-") + listing.site() + "/" + i;
    boolean sealed = i % 2 == 0;
    Optional<String> seller =
        i % 3 == 1 ? Optional.of("구름\u0000 \ud83d 상점" + i % 2) : Optional.empty();
    Optional<String> item = i % 7 == 0 ? Optional.empty() : Optional.of("A12/" + i % 9);
    return new LookRow(
        new Noted(
            visit,
            "run" + i / 20,
            purpose,
            listing,
            listing.site(),
            listing.site() + "/KR/ko/KRW/direct",
            closed.minusSeconds(i % 40),
            closed,
            verdict,
            lacking,
            sealed),
        new Look(
            visit,
            purpose,
            listing,
            item,
            i % 8 == 0 ? new Country("DE") : Country.KOREA,
            closed,
            verdict,
            seller,
            sealed,
            stated));
  }
}
