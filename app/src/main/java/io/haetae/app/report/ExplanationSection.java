package io.haetae.app.report;

/** How to check the evidence, and what the report does not say. */
final class ExplanationSection {
  private ExplanationSection() {}

  static Html of() {
    return Html.of(
        """
        <section aria-labelledby="explanation">
        <h2 id="explanation">{}</h2>
        <ul>
        <li>{} <code>haetae verify .</code></li>
        <li>{} <code>sha256sum captures/…/seal/manifest.json</code></li>
        <li>{}</li>
        <li>{}</li>
        <li>{}</li>
        </ul>
        </section>
        """,
        new Bilingual("증거 확인과 한계", "Checking the evidence, and limits").html(),
        new Bilingual(
                "이 폴더에서 인터넷 없이 모든 증거 묶음을 확인하는 명령:",
                "All bundles are checked offline, in this folder, by:")
            .html(),
        new Bilingual(
                "증거 묶음 하나의 목록 해시는 표의 값과 같아야 한다:",
                "The hash of one bundle's manifest must be the one in the table:")
            .html(),
        new Bilingual(
                "판정은 표에 적힌 시각과 접속 조건에 대해서만 유효하다. 앱 화면은 웹 화면과 다를 수 있다.",
                "A verdict holds for its moment and vantage alone. An app may show something else"
                    + " than the web.")
            .html(),
        new Bilingual(
                "캡차·로그인·접속 제한은 우회하지 않고 판정 불가로 기록하였다.",
                "Captchas, log-in walls and limits were recorded as undetermined, never worked"
                    + " around.")
            .html(),
        new Bilingual(
                "이 보고서는 증거 묶음의 요약이며, 증거는 묶음 자체이다.",
                "This report is a summary; the bundles are the evidence.")
            .html());
  }
}
