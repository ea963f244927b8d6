package io.haetae.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.Lane;
import io.haetae.core.plan.Purpose;
import io.haetae.core.plan.Visit;
import io.haetae.core.watch.Country;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void aVisitAsksForItsListingCountryAndOptions() {
    Lane lane = new Lane(Pages.ASKED.site(), Vantage.of(new Country("DE")), Optional.empty());
    Visit visit =
        new Visit(
            "r/1",
            "r",
            1,
            Purpose.TARGET,
            Optional.of("A1"),
            Pages.ASKED,
            List.of("a"),
            URI.create("https://shop.example/1"),
            lane);
    assertThat(Question.of(visit))
        .isEqualTo(
            new Question(Optional.of(Pages.ASKED), Optional.of(new Country("DE")), List.of("a")));
  }
}
