package io.haetae.app.report;

import io.haetae.core.site.Signal;
import io.haetae.core.verdict.Verdict;
import io.haetae.export.words.SignalWords;
import java.util.List;

/** The signals that a verdict rests on: in plain words, then as found, with the place. */
final class SignalList {
  private static final int MOST = 8;
  private static final int LONGEST = 120;

  private SignalList() {}

  static Html of(Verdict verdict) {
    List<Signal> signals = verdict.basis().signals();
    int more = signals.size() - MOST;
    return Html.of(
        "<ul class=\"signals\">{}{}</ul><p class=\"rules\">{} {}</p>",
        Html.all(signals.stream().limit(MOST).map(SignalList::item)),
        more > 0
            ? Html.of(
                "<li>{}</li>",
                new Bilingual("그 밖에 " + more + "건은 증거 묶음에 있음", more + " more in the bundle").html())
            : Html.none(),
        new Bilingual("판정 규칙", "Rules").html(),
        ForeignText.of(verdict.basis().rules(), LONGEST));
  }

  private static Html item(Signal signal) {
    return Html.of(
        "<li>{}: <code>{} = {}</code> <span class=\"place\">{}</span></li>",
        Bilingual.of(SignalWords.of(signal)).html(),
        ForeignText.of(signal.name(), LONGEST),
        ForeignText.of(signal.value(), LONGEST),
        ForeignText.of(signal.at(), LONGEST));
  }
}
