package io.haetae.core.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.figures.Result.Measured;
import io.haetae.core.figures.Study.Sampling;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.WorkingDays;
import io.haetae.core.product.Stated;
import io.haetae.core.watch.Country;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InformationTest {
  private static final Set<Stated> ALL = EnumSet.allOf(Stated.class);
  private static final Set<Stated> WITHOUT_KC = EnumSet.complementOf(EnumSet.of(Stated.KC));
  private static final String BY = "information";

  private final MadeUp made = new MadeUp();

  @Test
  void theShareThatStatesAllAndEachPart() {
    made.look("a", "temu", 1, MadeUp.ON).stating(ALL);
    made.look("b", "temu", 1, MadeUp.ON).stating(WITHOUT_KC);
    made.look("c", "temu", 1, MadeUp.ON).stating(EnumSet.of(Stated.KC, Stated.WARNING));
    made.look("d", "temu", 1, MadeUp.ON).stating(EnumSet.noneOf(Stated.class));

    List<Figure> figures = figures(MadeUp.KOREA);

    assertShare(MadeUp.find(figures, Definition.INFORMATION_COMPLETE).result(), 1, 4);
    assertShare(part(figures, Stated.KC), 2, 4);
    assertShare(part(figures, Stated.WARNING), 3, 4);
    assertShare(part(figures, Stated.ADDRESS), 2, 4);
    assertThat(part(figures, Stated.EMAIL).visits()).containsExactly("v1", "v2", "v3", "v4");
  }

  @Test
  void elsewhereNoKoreanCertificateIsAskedFor() {
    made.look(Purpose.TARGET, "b", MadeUp.listing("temu", "b"), 1, MadeUp.ON, "DE")
        .stating(WITHOUT_KC);

    List<Figure> figures = figures(Country.of("DE").orElseThrow());

    assertShare(MadeUp.find(figures, Definition.INFORMATION_COMPLETE).result(), 1, 1);
    assertThat(figures).noneMatch(f -> f.group().filter(g -> g.name().equals("KC")).isPresent());
  }

  @Test
  void aListingThatIsGoneHasNothingToStateAndAWallTellsNothing() {
    for (String item : List.of("a", "b", "c", "d", "e")) {
      made.look(item, "temu", 1, MadeUp.ON).stating(ALL);
    }
    made.look("f", "temu", 1, MadeUp.GONE);
    made.look("g", "temu", 1, MadeUp.CAPTCHA);

    Measured share =
        MadeUp.measured(
            MadeUp.find(figures(MadeUp.KOREA), Definition.INFORMATION_COMPLETE).result());

    assertThat(share.denominator()).isEqualTo(5);
    assertThat(share.unknown()).isEqualTo(1);
    assertThat(share.bounds().orElseThrow().low()).isEqualTo(5.0 / 6);
  }

  @Test
  void offersOfWhichNobodyTookNoteAreNotRecorded() {
    made.look("a", "temu", 1, MadeUp.ON);

    assertThat(
            MadeUp.withheld(
                    MadeUp.find(figures(MadeUp.KOREA), Definition.INFORMATION_COMPLETE).result())
                .refusal())
        .isEqualTo(Refusal.NOT_RECORDED);
  }

  @Test
  void overAFifthWithoutNoteIsTooMuch() {
    made.look("a", "temu", 1, MadeUp.ON).stating(ALL);
    made.look("b", "temu", 1, MadeUp.ON);

    assertThat(
            MadeUp.withheld(
                    MadeUp.find(figures(MadeUp.KOREA), Definition.INFORMATION_COMPLETE).result())
                .refusal())
        .isEqualTo(Refusal.MANY_UNDETERMINED);
  }

  private List<Figure> figures(Country country) {
    Study study = new Study(country, Sampling.TARGETED, Map.of(), WorkingDays.korea());
    return Figures.of(study, Records.ofLooks(made.looks()), MadeUp.after(2));
  }

  private static Result part(List<Figure> figures, Stated part) {
    return MadeUp.find(figures, Definition.INFORMATION_COMPLETE, BY, part.name());
  }

  private static void assertShare(Result result, int stating, int listings) {
    Measured measured = MadeUp.measured(result);
    assertThat(measured.numerator()).isEqualTo(stating);
    assertThat(measured.denominator()).isEqualTo(listings);
    assertThat(measured.value().low()).isEqualTo((double) stating / listings);
    assertThat(measured.interval()).isPresent();
  }
}
