package io.haetae.app.study;

import io.haetae.app.study.Study.StudySite;
import io.haetae.core.browse.Profile;
import io.haetae.core.browse.StandIn;
import io.haetae.core.browse.Vantage;
import io.haetae.core.plan.ScheduleRule;
import io.haetae.core.site.SiteAdapter;
import io.haetae.core.watch.Country;
import io.haetae.core.watch.SiteId;
import io.haetae.core.watch.WatchList;
import io.haetae.sites.Adapters;
import io.haetae.sites.format.Yaml;
import io.haetae.verifier.Sha256;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Makes the study of a file that has no fault. */
final class StudyDraft {
  private static final int DEFAULT_LANES = 4;

  private final Yaml file;
  private final Path folder;
  private final String text;

  StudyDraft(Yaml file, Path folder, String text) {
    this.file = file;
    this.folder = folder;
    this.text = text;
  }

  Study study(WatchList list) {
    String id = file.text("study");
    Yaml period = file.at("period").orElseThrow();
    List<Vantage> vantages = file.items("vantages").stream().map(StudyDraft::vantage).toList();
    return new Study(
        id,
        text,
        Sha256.of(text + "\n" + list.items()),
        statement(),
        folder.resolve(file.at("archive").flatMap(Yaml::text).orElse(id)).normalize(),
        midnight(period.text("from")),
        midnight(period.text("until")),
        list.items(),
        file.items("sites").stream().map(site -> site(site, vantages.getFirst())).toList(),
        vantages,
        rule(file.at("schedule"), file.at("searches")),
        file.at("searches").map(StudyDraft::searches),
        manners(),
        file.at("evidence").map(StudyDraft::evidence).orElseGet(Study.Evidence::standard));
  }

  private Study.Statement statement() {
    Yaml sampling = file.at("sampling").orElseThrow();
    Yaml retention = file.at("retention").orElseThrow();
    return new Study.Statement(
        file.text("title").strip(),
        file.text("purpose").strip(),
        file.text("operator").strip(),
        file.text("legal-basis").strip(),
        sampling.text("frame").strip(),
        sampling.text("rule"),
        retention.text("keep") + ": " + retention.text("why").strip());
  }

  private static Study.Evidence evidence(Yaml written) {
    return new Study.Evidence(
        Profile.named(written.text("profile")).orElseThrow(),
        or(written, "conclusive-within", StudyForm::duration, Study.Evidence.DEFAULT_WITHIN));
  }

  private static Instant midnight(String day) {
    return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static StudySite site(Yaml entry, Vantage vantage) {
    SiteId site = new SiteId(entry.text("site"));
    Optional<StandIn> standIn =
        entry
            .at("stand-in")
            .flatMap(Yaml::text)
            .map(origin -> new StandIn(URI.create(origin), real(site, vantage)));
    return new StudySite(
        site, entry.at("on-sale").flatMap(Yaml::text).flatMap(StudyCheck::listing), standIn);
  }

  private static URI real(SiteId site, Vantage vantage) {
    SiteAdapter adapter = Adapters.of(site).orElseThrow();
    URI any = adapter.urlOf(adapter.absentListing(RandomGenerator.getDefault()), vantage);
    return URI.create(any.getScheme() + "://" + any.getAuthority());
  }

  private static Vantage vantage(Yaml entry) {
    Vantage usual = Vantage.of(new Country(entry.text("country")));
    return new Vantage(
        usual.country(),
        or(entry, "language", Locale::forLanguageTag, usual.language()),
        or(entry, "currency", Currency::getInstance, usual.currency()),
        or(entry, "time-zone", ZoneId::of, usual.zone()),
        or(entry, "egress", Function.identity(), usual.egress()));
  }

  /**
   * The rule that a schedule and the searches say, the standard where they say nothing.
   *
   * @throws IllegalArgumentException if a value is out of its range or malformed
   */
  static ScheduleRule rule(Optional<Yaml> schedule, Optional<Yaml> searches) {
    ScheduleRule said = schedule.map(StudyDraft::rule).orElseGet(ScheduleRule::standard);
    return new ScheduleRule(
        said.denseEvery(),
        said.denseDays(),
        said.weeklyEvery(),
        said.laterDays(),
        searches
            .map(given -> or(given, "every", StudyForm::duration, said.searchEvery()))
            .orElse(said.searchEvery()),
        said.confirmAfter(),
        said.jitter());
  }

  private static ScheduleRule rule(Yaml written) {
    ScheduleRule usual = ScheduleRule.standard();
    return new ScheduleRule(
        or(written, "dense-every", StudyForm::duration, usual.denseEvery()),
        or(written, "dense-days", Integer::parseInt, usual.denseDays()),
        or(written, "weekly-every", StudyForm::duration, usual.weeklyEvery()),
        written
            .at("later-days")
            .map(
                days ->
                    days.items().stream()
                        .map(day -> Integer.parseInt(day.text().orElse("")))
                        .toList())
            .orElse(usual.laterDays()),
        or(written, "search-every", StudyForm::duration, usual.searchEvery()),
        or(written, "confirm-after", StudyForm::duration, usual.confirmAfter()),
        or(written, "jitter", Double::parseDouble, usual.jitter()));
  }

  private static Searches searches(Yaml written) {
    Map<String, List<String>> also = new TreeMap<>();
    written
        .at("also")
        .ifPresent(
            named ->
                named
                    .entries()
                    .forEach(
                        (item, queries) ->
                            also.put(
                                item,
                                queries.items().stream()
                                    .flatMap(query -> query.text().stream())
                                    .toList())));
    return new Searches(most(written), lookAt(written), also);
  }

  /** How many queries are derived; may be out of its range. */
  static int most(Yaml searches) {
    return or(searches, "most", Integer::parseInt, Searches.DEFAULT_MOST);
  }

  /** How many hits are looked at; may be out of its range. */
  static int lookAt(Yaml searches) {
    return or(searches, "look-at", Integer::parseInt, Searches.DEFAULT_LOOK_AT);
  }

  private Manners manners() {
    Optional<Yaml> pace = file.at("pace");
    Optional<Yaml> budgets = file.at("budgets");
    return new Manners(
        pace.map(p -> or(p, "gap", StudyForm::duration, Manners.DEFAULT_GAP))
            .orElse(Manners.DEFAULT_GAP),
        pace.map(p -> or(p, "jitter", Double::parseDouble, Manners.DEFAULT_JITTER))
            .orElse(Manners.DEFAULT_JITTER),
        Math.max(
            1,
            pace.map(p -> or(p, "lanes", Integer::parseInt, DEFAULT_LANES)).orElse(DEFAULT_LANES)),
        count(budgets, "visits-a-day"),
        count(budgets, "visits-a-day-in-all"),
        file.items("night-windows").stream()
            .map(
                window ->
                    new Manners.Window(
                        LocalTime.parse(window.text("from")),
                        LocalTime.parse(window.text("until"))))
            .toList(),
        !file.text("robots").equals("record"));
  }

  private static OptionalInt count(Optional<Yaml> budgets, String name) {
    return budgets
        .flatMap(given -> given.at(name).flatMap(Yaml::text))
        .map(number -> OptionalInt.of(Integer.parseInt(number)))
        .orElse(OptionalInt.empty());
  }

  private static <T> T or(Yaml entry, String name, Function<String, T> made, T otherwise) {
    return entry.at(name).flatMap(Yaml::text).map(made).orElse(otherwise);
  }
}
