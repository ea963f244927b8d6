package io.haetae.app.study;

import io.haetae.sites.format.Shape;
import io.haetae.sites.format.Shape.Field;
import io.haetae.sites.format.Shape.Fields;
import io.haetae.sites.format.Shape.Listed;
import io.haetae.sites.format.Shape.Named;
import io.haetae.sites.format.Shape.Text;
import java.util.List;

/** What stands in a study file; the one source of the check and of the schema. */
final class StudyFormat {
  private static final Fields PERIOD =
      new Fields(
          List.of(
              required("from", StudyForm.DATE, "the first day, UTC"),
              required("until", StudyForm.DATE, "the first day after the study, UTC")));

  private static final Fields SITE =
      new Fields(
          List.of(
              required("site", StudyForm.SITE, "the site's stored name"),
              optional(
                  "on-sale",
                  StudyForm.LISTING,
                  "a listing known to be on sale; without one no absence is concluded there"),
              optional(
                  "stand-in",
                  StudyForm.LOOPBACK,
                  "where a simulation of the site runs; the archive is a demonstration then")));

  private static final Fields VANTAGE =
      new Fields(
          List.of(
              required("country", StudyForm.COUNTRY, "where the goods would be delivered"),
              optional("language", StudyForm.LANGUAGE, "the language asked for"),
              optional("currency", StudyForm.CURRENCY, "the currency asked for"),
              optional("time-zone", StudyForm.ZONE, "the time zone of the browser"),
              optional("egress", StudyForm.ID, "a name for the network way out; not set by us")));

  private static final Fields SAMPLING =
      new Fields(
          List.of(
              required("frame", StudyForm.WORDS, "what the items were chosen from"),
              required("rule", StudyForm.FRAME_RULE, "how they were chosen")));

  private static final Fields SCHEDULE =
      new Fields(
          List.of(
              optional("dense-every", StudyForm.DURATION, "after a notice; default 24h"),
              optional("dense-days", StudyForm.COUNT, "for how many days; default 4"),
              optional("weekly-every", StudyForm.DURATION, "at all other times; default 7d"),
              optional(
                  "later-days",
                  new Listed(new Text(StudyForm.COUNT)),
                  "one more visit on these days after a notice; default 30 and 180"),
              optional("search-every", StudyForm.DURATION, "the same as searches.every"),
              optional("confirm-after", StudyForm.DURATION, "before a second look; default 10m"),
              optional("jitter", StudyForm.SHARE, "share of an interval; default 0.1")));

  private static final Fields SEARCHES =
      new Fields(
          List.of(
              optional("every", StudyForm.DURATION, "how often each is made; default 7d"),
              optional(
                  "most",
                  StudyForm.COUNT,
                  "how many are derived for an item and vantage, 0 to 20; default 4"),
              optional(
                  "look-at",
                  StudyForm.COUNT,
                  "how many new hits of a search are looked at, each once, 0 to 20; default 3"),
              optional(
                  "also",
                  new Named(StudyForm.WORDS, new Listed(new Text(StudyForm.QUERY))),
                  "more to search for, by the id of the watch item: slang, other spellings")));

  private static final Fields PACE =
      new Fields(
          List.of(
              optional("gap", StudyForm.DURATION, "shortest time between visits of a lane: 25s"),
              optional("jitter", StudyForm.SHARE, "share of the gap added at random: 0.2"),
              optional(
                  "lanes",
                  StudyForm.COUNT,
                  "the most lanes at once, if the machine has room; default 4")));

  private static final Fields BUDGETS =
      new Fields(
          List.of(
              optional("visits-a-day", StudyForm.COUNT, "of one lane, in 24 hours"),
              optional("visits-a-day-in-all", StudyForm.COUNT, "of all lanes, in 24 hours")));

  private static final Fields WINDOW =
      new Fields(
          List.of(
              required("from", StudyForm.TIME, "when it opens"),
              required("until", StudyForm.TIME, "when it closes; before from: the next day")));

  private static final Fields RETENTION =
      new Fields(
          List.of(
              required("keep", StudyForm.DURATION, "how long the evidence is kept"),
              required("why", StudyForm.WORDS, "on what ground")));

  private static final Fields EVIDENCE =
      new Fields(
          List.of(
              required("profile", StudyForm.PROFILE, "what each bundle holds"),
              optional(
                  "conclusive-within",
                  StudyForm.DURATION,
                  "with light: how old the last conclusive look may be before a browser looks"
                      + " whatever the first look saw; default 7d")));

  static final Fields FILE =
      new Fields(
          List.of(
              required("format", StudyForm.FORMAT, "the number of this format"),
              required("study", StudyForm.ID, "the study's stored name, for ever"),
              required("title", StudyForm.WORDS, "the study's name for people"),
              required("purpose", StudyForm.WORDS, "what the study is to find out"),
              required("operator", StudyForm.WORDS, "who runs it, and how to reach them"),
              required("legal-basis", StudyForm.WORDS, "on what ground the pages are visited"),
              required("watch-list", StudyForm.FILE, "the recalled products, see watch-list.md"),
              optional("archive", StudyForm.FILE, "where all is kept; default: the study's name"),
              Field.required("period", PERIOD, "when visits are made"),
              Field.required("sites", new Listed(SITE), "where is looked"),
              Field.required("vantages", new Listed(VANTAGE), "the buyers we look as"),
              Field.required("sampling", SAMPLING, "what the figures may be said of"),
              Field.optional("schedule", SCHEDULE, "how often is looked"),
              Field.optional(
                  "searches",
                  SEARCHES,
                  "the sites' searches for each item; without it nothing is searched for"),
              Field.optional("pace", PACE, "how fast is looked"),
              Field.optional("budgets", BUDGETS, "the most visits of a day"),
              Field.optional(
                  "night-windows",
                  new Listed(WINDOW),
                  "visits are made in these hours only, in the vantage's time; default: always"),
              optional("robots", StudyForm.ROBOTS, "what robots.txt means; default obey"),
              Field.required("retention", RETENTION, "what becomes of the evidence"),
              Field.optional("evidence", EVIDENCE, "what is kept of each visit")));

  private StudyFormat() {}

  private static Field required(String name, StudyForm form, String about) {
    return Field.required(name, new Text(form), about);
  }

  private static Field optional(String name, StudyForm form, String about) {
    return optional(name, new Text(form), about);
  }

  private static Field optional(String name, Shape shape, String about) {
    return Field.optional(name, shape, about);
  }
}
