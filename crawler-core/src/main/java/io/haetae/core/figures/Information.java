package io.haetae.core.figures;

import io.haetae.core.figures.States.State;
import io.haetae.core.product.Stated;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.Country;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * K11: what listings state of their product, at the last conclusive look of the seven days before.
 * One whose page shows no offer then has nothing to state and is not counted; one without such a
 * look, or of whose offer nobody took note, is unknown.
 */
final class Information {
  private static final String INFORMATION = "information";

  private final Country country;
  private final List<State> states;

  Information(Country country, List<State> states) {
    this.country = country;
    this.states = states;
  }

  List<Figure> figures() {
    Set<Stated> asked = EnumSet.allOf(Stated.class);
    if (!country.equals(Country.KOREA)) {
      asked.remove(Stated.KC);
    }
    if (states.stream().anyMatch(Information::offer)
        && states.stream().noneMatch(s -> stated(s).isPresent())) {
      return List.of(Figure.withheld(Definition.INFORMATION_COMPLETE, Refusal.NOT_RECORDED));
    }
    List<Figure> figures = new ArrayList<>();
    figures.add(
        Figure.of(Definition.INFORMATION_COMPLETE, tally(all -> all.containsAll(asked)).share()));
    for (Stated each : asked) {
      figures.add(
          Figure.of(
              Definition.INFORMATION_COMPLETE,
              INFORMATION,
              each.name(),
              tally(all -> all.contains(each)).share()));
    }
    return figures;
  }

  private Tally tally(Predicate<Set<Stated>> hit) {
    Tally tally = new Tally();
    for (State state : states) {
      Optional<Set<Stated>> stated = stated(state);
      if (stated.isPresent()) {
        tally.add(state.subject().product(), hit.test(stated.get()), state.visits());
      } else if (state.last().isEmpty() || offer(state)) {
        tally.addUnknown(state.visits());
      }
    }
    return tally;
  }

  private static Optional<Set<Stated>> stated(State state) {
    return state.last().filter(look -> offer(look.verdict())).flatMap(Look::stated);
  }

  /** Whether the page showed an offer of the item that was asked for. */
  private static boolean offer(State state) {
    return state.last().filter(look -> offer(look.verdict())).isPresent();
  }

  private static boolean offer(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Orderable shown -> true;
      case Verdict.SoldOut shown -> true;
      case Verdict.NotDelivered shown -> true;
      case Verdict.OptionGone shown -> true;
      case Verdict.AgeGated hidden -> false;
      case Verdict.RegionBlocked hidden -> false;
      case Verdict.Removed gone -> false;
      case Verdict.Redirected gone -> false;
      case Verdict.SellerGone gone -> false;
      case Verdict.Searched nothing -> false;
      case Verdict.Undetermined unknown -> false;
    };
  }
}
