package io.haetae.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.product.ProductField;
import io.haetae.core.watch.SiteId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private static final SiteId SITE = new SiteId("shop");
  private static final Set<ProductField> NOTHING = EnumSet.noneOf(ProductField.class);

  private final Health health = new Health();

  @Test
  void aFieldThatIsSuddenlyMissingRaisesTheAlarmWithABundle() {
    pages(80, NOTHING);
    pages(5, EnumSet.of(ProductField.SELLER));
    assertThat(health.alarm(SITE)).isEmpty();
    pages(8, EnumSet.of(ProductField.SELLER));
    assertThat(health.alarm(SITE))
        .contains("SELLER: missing on 13 of the latest 20 pages, before on 0 of 73; see b/SELLER");
    assertThat(health.alarm(new SiteId("other"))).isEmpty();
  }

  @Test
  void theAlarmEndsOnceTheFieldIsBack() {
    pages(80, NOTHING);
    pages(20, EnumSet.of(ProductField.PRICE));
    assertThat(health.alarm(SITE)).isPresent();
    pages(20, NOTHING);
    assertThat(health.alarm(SITE)).isEmpty();
  }

  @Test
  void whatASiteNeverGaveOrOftenOmitsIsNoAlarm() {
    Random random = new Random(4);
    for (int page = 0; page < 3_000; page++) {
      Set<ProductField> lacking = EnumSet.of(ProductField.SELLER);
      if (random.nextInt(3) == 0) {
        lacking.add(ProductField.STOCK);
      }
      pages(1, lacking);
      assertThat(health.alarm(SITE)).as("after page " + page).isEmpty();
    }
  }

  @Test
  void pagesThatAreNotUnderstoodRaiseTheAlarmToo() {
    pages(40, NOTHING);
    for (int page = 0; page < 14; page++) {
      health.add(new Understood(SITE, Optional.empty(), true, Optional.empty()));
    }
    assertThat(health.alarm(SITE))
        .contains("Layout: missing on 14 of the latest 20 pages, before on 0 of 34");
  }

  @Test
  void aShortHistoryIsNoAlarm() {
    pages(9, NOTHING);
    pages(20, EnumSet.of(ProductField.TITLE));
    assertThat(health.alarm(SITE)).isEmpty();
  }

  /** Fisher's tea experiment: three of four cups right is 17/70, four of four 1/70. */
  @Test
  void chanceIsFishersExactTest() {
    assertThat(new Drift("x", 1, 4, 3, 4, Optional.empty()).chance())
        .isCloseTo(17.0 / 70, within(1e-12));
    assertThat(new Drift("x", 0, 4, 4, 4, Optional.empty()).chance())
        .isCloseTo(1.0 / 70, within(1e-12));
  }

  private void pages(int count, Set<ProductField> lacking) {
    String path = "b/" + lacking.stream().findFirst().map(ProductField::name).orElse("none");
    for (int page = 0; page < count; page++) {
      health.add(
          new Understood(
              SITE,
              Optional.of(lacking),
              false,
              Optional.of(new EvidenceRef("id", path, "0".repeat(64)))));
    }
  }
}
