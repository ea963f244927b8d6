package io.haetae.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.product.Found;
import io.haetae.core.site.Meaning;
import io.haetae.core.site.PageKind;
import io.haetae.core.site.Reading;
import io.haetae.core.site.SearchHit;
import io.haetae.core.verdict.Controls.Outcome;
import io.haetae.core.watch.Country;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SearchVerdictTest {
  private static final Question QUESTION =
      new Question(Optional.empty(), Optional.of(Country.KOREA), List.of());

  @Test
  void whatIsListedWasFoundAndAPageThatSaysSoFoundNothing() {
    assertThat(judged(PageKind.SEARCH, 2, "KR")).isEqualTo("Searched 2");
    assertThat(judged(PageKind.SEARCH, 2, "")).isEqualTo("Searched 2");
    assertThat(judged(PageKind.SEARCH, 0, "KR")).isEqualTo("Searched 0");
  }

  @Test
  void aPageOfAnotherCountryAnEmptyOneThatNamesNoneAndOneThatIsNoListTellNothing() {
    assertThat(judged(PageKind.SEARCH, 2, "US")).isEqualTo("Undetermined(WrongVantage)");
    assertThat(judged(PageKind.SEARCH, 0, "")).isEqualTo("Undetermined(WrongVantage)");
    assertThat(judged(PageKind.OTHER, 0, "KR")).isEqualTo("Undetermined(UnknownLayout)");
    assertThat(judged(PageKind.OTHER, 0, "KR", Meaning.NOT_FOUND))
        .isEqualTo("Undetermined(UnknownLayout)");
    assertThat(judged(PageKind.ITEM, 0, "KR")).isEqualTo("Undetermined(UnknownLayout)");
  }

  @ParameterizedTest
  @EnumSource(
      value = Meaning.class,
      names = {"CHALLENGE", "RATE_LIMIT", "LOGIN_WALL", "FAILURE", "EMPTY_SHELL", "CONFLICT"})
  void aWallIsNeverAnEmptyList(Meaning wall) {
    for (PageKind kind : PageKind.values()) {
      for (int hits : new int[] {0, 3}) {
        assertThat(Judge.search(QUESTION, reading(kind, hits, "KR", wall)).conclusive())
            .as("%s with %d hits", kind, hits)
            .isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PASSED,PASSED,true,true",
    "PASSED,INCONCLUSIVE,true,true",
    "PASSED,FAILED,false,false",
    "NOT_RUN,PASSED,true,false",
    "FAILED,PASSED,false,false",
    "INCONCLUSIVE,PASSED,false,false"
  })
  void thatNothingWasFoundNeedsASessionThatSeesOffers(
      Outcome onSale, Outcome absent, boolean some, boolean none) {
    Controls controls = new Controls(onSale, absent, Optional.empty());
    Basis basis = new Basis(List.of(), Judge.RULES);
    assertThat(controls.confirm(new Verdict.Searched(1, basis)).conclusive()).isEqualTo(some);
    assertThat(controls.confirm(new Verdict.Searched(0, basis)).conclusive()).isEqualTo(none);
  }

  private static String judged(PageKind kind, int hits, String country, Meaning... meanings) {
    Verdict verdict = Judge.search(QUESTION, reading(kind, hits, country, meanings));
    return verdict instanceof Verdict.Searched search
        ? "Searched " + search.hits()
        : verdict.described();
  }

  private static Reading reading(PageKind kind, int hits, String country, Meaning... meanings) {
    SearchHit hit =
        new SearchHit(
            Pages.OTHER, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return new Reading(
        Pages.OTHER.site(),
        "1",
        kind,
        Optional.empty(),
        country.isEmpty() ? Optional.empty() : Optional.of(new Found<>(country, "page")),
        Optional.empty(),
        Collections.nCopies(hits, hit),
        Arrays.stream(meanings).map(Pages::signal).toList());
  }
}
