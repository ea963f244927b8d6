package io.haetae.app.report;

import io.haetae.core.evidence.EvidenceRef;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the bundle of a visit lies and what it is known by. */
final class EvidenceCell {
  /** A relative path of plain names: no scheme, no parent folder. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  private EvidenceCell() {}

  static Html of(Optional<EvidenceRef> evidence) {
    return evidence
        .map(EvidenceCell::of)
        .orElseGet(
            () ->
                Html.of(
                    "<p class=\"missing\">{}</p>", new Bilingual("증거 묶음 없음", "no bundle").html()));
  }

  private static Html of(EvidenceRef evidence) {
    return Html.of(
        "<p>{}</p><p><span class=\"label\">{}</span> <code class=\"hash\">{}</code></p>",
        place(evidence),
        new Bilingual("목록 SHA-256", "Manifest SHA-256").html(),
        ForeignText.of(evidence.manifestSha256(), 64));
  }

  private static Html place(EvidenceRef evidence) {
    Html name = ForeignText.of(evidence.captureId(), 64);
    return PLAIN.matcher(evidence.path()).matches()
        ? Html.of("<a href=\"{}/\">{}</a>", Html.text(evidence.path()), name)
        : Html.of("{} {}", name, ForeignText.of(evidence.path(), 120));
  }
}
