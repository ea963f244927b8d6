package io.haetae.core.history;

import io.haetae.core.evidence.EvidenceRef;
import io.haetae.core.product.ProductField;
import io.haetae.core.watch.SiteId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How well one site's pages are understood over time: for each field the pages with an offer that
 * lack it, and the pages that were not understood at all. The latest {@link #WINDOW} pages are set
 * against all before them; at most {@link #MEMORY} earlier pages count, so that a change that was
 * dealt with is forgotten. Not thread-safe.
 */
final class SiteHealth {
  /** How many pages are the latest. */
  static final int WINDOW = 20;

  /** How many earlier pages count. */
  static final int MEMORY = 500;

  /** What is counted besides the fields. */
  static final String LAYOUT = "Layout";

  private final Map<ProductField, Series> fields = new EnumMap<>(ProductField.class);
  private final Series layout = new Series();

  SiteHealth() {
    Arrays.stream(ProductField.values()).forEach(field -> fields.put(field, new Series()));
  }

  void add(Understood page) {
    layout.add(page.unknownLayout(), page.evidence());
    page.lacking()
        .ifPresent(
            lacking ->
                fields.forEach(
                    (field, series) -> series.add(lacking.contains(field), page.evidence())));
  }

  /** The series of the fields in their order, and then that of the layout. */
  HistoryState.Site state(SiteId site) {
    return new HistoryState.Site(site, all().map(Series::state).toList());
  }

  static SiteHealth of(HistoryState.Site state) {
    SiteHealth health = new SiteHealth();
    Iterator<HistoryState.Pages> each = state.series().iterator();
    health.all().forEach(series -> series.restore(each.next()));
    return health;
  }

  private Stream<Series> all() {
    return Stream.concat(fields.values().stream(), Stream.of(layout));
  }

  /** Each field's state, then that of the layout. */
  List<Drift> drifts() {
    List<Drift> drifts = new ArrayList<>();
    fields.forEach((field, series) -> drifts.add(series.drift(field.name())));
    drifts.add(layout.drift(LAYOUT));
    return drifts;
  }

  /** The first of them that jumped; asked at each visit, so what is never missing costs nothing. */
  Optional<Drift> jumped() {
    for (Map.Entry<ProductField, Series> field : fields.entrySet()) {
      Optional<Drift> drift = field.getValue().jumped(field.getKey().name());
      if (drift.isPresent()) {
        return drift;
      }
    }
    return layout.jumped(LAYOUT);
  }

  /** Whether something was missing, page after page; counted along, for it is asked each visit. */
  private static final class Series {
    private final Deque<Boolean> earlier = new ArrayDeque<>();
    private final Deque<Boolean> latest = new ArrayDeque<>();
    private int missedBefore;
    private int missedLately;
    private Optional<EvidenceRef> example = Optional.empty();

    void add(boolean missing, Optional<EvidenceRef> evidence) {
      latest.add(missing);
      missedLately += one(missing);
      if (latest.size() > WINDOW) {
        boolean moved = latest.remove();
        earlier.add(moved);
        missedLately -= one(moved);
        missedBefore += one(moved);
      }
      if (earlier.size() > MEMORY) {
        missedBefore -= one(earlier.remove());
      }
      if (missing) {
        example = evidence.or(() -> example);
      }
    }

    HistoryState.Pages state() {
      return new HistoryState.Pages(text(earlier), text(latest), example);
    }

    private static String text(Deque<Boolean> pages) {
      StringBuilder text = new StringBuilder();
      pages.forEach(missing -> text.append(one(missing)));
      return text.toString();
    }

    void restore(HistoryState.Pages state) {
      state.earlier().chars().forEach(page -> earlier.add(page == '1'));
      state.latest().chars().forEach(page -> latest.add(page == '1'));
      missedBefore = Collections.frequency(earlier, true);
      missedLately = Collections.frequency(latest, true);
      example = state.example();
    }

    Optional<Drift> jumped(String what) {
      return missedLately == 0 ? Optional.empty() : Optional.of(drift(what)).filter(Drift::jumped);
    }

    Drift drift(String what) {
      return new Drift(what, missedBefore, earlier.size(), missedLately, latest.size(), example);
    }

    private static int one(boolean missing) {
      return missing ? 1 : 0;
    }
  }
}
