package io.haetae.core.figures;

import io.haetae.core.figures.Study.Traits;
import io.haetae.core.figures.Watched.Subject;
import java.util.ArrayList;
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

  private Parts(List<Division> divisions) {
    this.divisions = List.copyOf(divisions);
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
            new Division(SELLER, watched::seller)));
  }

  /** These, and every site's categories. */
  Parts withCategoriesOfSites(Study study) {
    Division both =
        new Division(
            "site-category",
            subject ->
                category(study, subject).map(name -> subject.listing().site() + " / " + name));
    return new Parts(Stream.concat(divisions.stream(), Stream.of(both)).toList());
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
      division
          .divide(records, subject)
          .forEach(
              (name, some) -> {
                if (!Tally.small(some.size())) {
                  figures.apply(some).forEach(figure -> all.add(in(division, name, figure)));
                } else if (!division.by().equals(SELLER)) {
                  definitions.forEach(
                      each ->
                          all.add(in(division, name, Figure.withheld(each, Refusal.SMALL_CELL))));
                }
              });
    }
    return all;
  }

  private static Figure in(Division division, String name, Figure figure) {
    String by =
        figure.group().map(group -> division.by() + "/" + group.name()).orElse(division.by());
    return Figure.of(figure.definition(), by, name, figure.result());
  }
}
