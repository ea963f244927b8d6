package io.haetae.core.figures;

import io.haetae.core.figures.Study.Traits;
import io.haetae.core.figures.Watched.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * K9: the parts of a study, by site, category, hazard and seller. A figure of a part is that of the
 * whole, computed from the part's records alone.
 */
final class Parts {
  private static final String SELLER = "seller";
  private static final int FEW_SELLERS = 100;

  /**
   * A way to divide the study.
   *
   * @param by its stored name
   * @param part where a listing belongs; empty if nobody knows
   */
  private record Division(String by, Function<Subject, Optional<String>> part) {
    <T> Map<String, List<T>> divide(List<T> records, Function<T, Subject> subject) {
      Map<String, List<T>> parts = new TreeMap<>();
      for (T each : records) {
        part.apply(subject.apply(each))
            .ifPresent(name -> parts.computeIfAbsent(name, first -> new ArrayList<>()).add(each));
      }
      return parts;
    }
  }

  private final List<Division> divisions;
  private final int mostSellers;

  private Parts(List<Division> divisions, int mostSellers) {
    this.divisions = List.copyOf(divisions);
    this.mostSellers = mostSellers;
  }

  /**
   * The parts of a study.
   *
   * @param watched where a listing's seller is looked up: the last that it named, because the page
   *     of a removed listing names none
   */
  static Parts of(Study study, Watched watched) {
    return new Parts(
        List.of(
            new Division("site", subject -> Optional.of(subject.listing().site().value())),
            new Division("category", subject -> category(study, subject)),
            new Division("hazard", subject -> traits(study, subject).flatMap(Traits::hazard)),
            new Division(SELLER, watched::seller)),
        Integer.MAX_VALUE);
  }

  /** These, with the 100 sellers of the most records alone: curves of thousands take minutes. */
  Parts withFewSellers() {
    return new Parts(divisions, FEW_SELLERS);
  }

  /** These, and every site's categories. */
  Parts withCategoriesOfSites(Study study) {
    Division both =
        new Division(
            "site-category",
            subject ->
                category(study, subject).map(name -> subject.listing().site() + " / " + name));
    return new Parts(Stream.concat(divisions.stream(), Stream.of(both)).toList(), mostSellers);
  }

  private static Optional<Traits> traits(Study study, Subject subject) {
    return Optional.ofNullable(study.products().get(subject.product()));
  }

  private static Optional<String> category(Study study, Subject subject) {
    return traits(study, subject).flatMap(Traits::category);
  }

  /**
   * The figures of every part. A part of fewer than five records tells nothing, nor how few; if it
   * is a seller's it is left out, because even its name would point at it.
   *
   * @param records what the whole study's figures rest on
   * @param subject the listing that a record is about
   * @param definitions what is computed
   * @param figures computes it from some of the records
   */
  <T> List<Figure> figures(
      List<T> records,
      Function<T, Subject> subject,
      List<Definition> definitions,
      Function<List<T>, List<Figure>> figures) {
    List<Figure> all = new ArrayList<>();
    for (Division division : divisions) {
      Map<String, List<T>> parts = division.divide(records, subject);
      if (division.by().equals(SELLER)) {
        parts = largest(parts);
      }
      parts.forEach(
          (name, some) -> {
            List<Figure> ofPart =
                Tally.small(some.size())
                    ? definitions.stream()
                        .map(each -> Figure.withheld(each, Refusal.SMALL_CELL))
                        .toList()
                    : figures.apply(some);
            ofPart.forEach(figure -> all.add(in(division, name, figure)));
          });
    }
    return all;
  }

  /** The sellers that may be shown, and of them those with the most records. */
  private <T> Map<String, List<T>> largest(Map<String, List<T>> sellers) {
    Map<String, List<T>> shown = new TreeMap<>();
    sellers.entrySet().stream()
        .filter(seller -> !Tally.small(seller.getValue().size()))
        .sorted(Comparator.comparingInt(seller -> -seller.getValue().size()))
        .limit(mostSellers)
        .forEach(seller -> shown.put(seller.getKey(), seller.getValue()));
    return shown;
  }

  private static Figure in(Division division, String name, Figure figure) {
    String by =
        figure.group().map(group -> division.by() + "/" + group.name()).orElse(division.by());
    return Figure.of(figure.definition(), by, name, figure.result());
  }
}
