package io.haetae.export.dossier;

import io.haetae.export.words.Wording;
import java.io.IOException;

/** How anybody checks the bundle without our programs, and what is not proven. */
final class LimitsPart {
  private LimitsPart() {}

  static void draw(Sheets sheets) throws IOException {
    checks(sheets);
    limits(sheets);
  }

  private static void checks(Sheets sheets) throws IOException {
    sheets.heading(new Wording("Haetae 없이 검증하는 방법", "How to check without our programs"));
    sheets.sentences(
        new Wording(
            "필요한 것은 증거 묶음의 사본, OpenSSL 3.0 이상, sha256sum, unzip이다. 그대로 실행할 수 있는 전체 명령은"
                + " 증거 묶음의 seal/VERIFY.ko.md에 있다.",
            "A copy of the bundle, OpenSSL 3.0 or newer, sha256sum and unzip are enough. All commands,"
                + " ready to run, are in seal/VERIFY.en.md of the bundle."));
    sheets.step(
        "0",
        new Wording(
            "신뢰 기준점(서명자와 발급기관의 루트 인증서, 로그의 공개키)은 증거 묶음이 아니라 각 소유자에게서 받는다.",
            "Get the trust anchors (roots of signer and authorities, public key of the log) from their"
                + " owners, never from the bundle."),
        "");
    sheets.step(
        "1",
        new Wording("바이트: 위의 해시값과 같아야 한다.", "The bytes: the hashes must be those above."),
        "sha256sum -c seal/SHA256SUMS && sha256sum capture.wacz seal/manifest.json");
    sheets.step(
        "2",
        new Wording("시각의 상한: 발급기관마다 실행한다.", "Not after: once for each authority."),
        "openssl ts -verify -in seal/manifest.json.p7s.NAME.tsr -data seal/manifest.json.p7s"
            + " -CAfile authorities.pem -untrusted seal/certs/NAME.pem");
    sheets.step(
        "3",
        new Wording("서명자: 봉인 목록에 대한 전자서명.", "The signer: the signature over the manifest."),
        "openssl cms -verify -binary -inform DER -in seal/manifest.json.p7s -content"
            + " seal/manifest.json -CAfile signers.pem -purpose any -out /dev/null");
    sheets.step(
        "4",
        new Wording(
            "로그: 체크포인트의 서명과, 로그 항목에서 루트까지의 경로(RFC 6962)를 확인한다.",
            "The log: check the checkpoint's signature and the path from the leaf to the root (RFC"
                + " 6962)."),
        "");
    sheets.step(
        "5",
        new Wording(
            "시각의 하한: 봉인 목록에 적힌 앵커의 해시값과 그 타임스탬프를 확인한다.",
            "Not before: check the hash of the anchor in the manifest, and its time-stamps."),
        "sha256sum seal/anchor.checkpoint");
    sheets.step(
        "6",
        new Wording(
            "이 문서: 전자서명과 변경 여부를 확인한다.",
            "This document: check its signature, and that it is" + " unchanged."),
        "pdfsig FILE.pdf");
  }

  private static void limits(Sheets sheets) throws IOException {
    sheets.heading(new Wording("증명되지 않는 것", "What is not proven"));
    sheets.sentences(
        new Wording(
            "– 수집 컴퓨터를 지배하는 내부자는 조작할 수 있다. 봉인은 그 바이트가 그 시각에 서명자에게 있었고 그 뒤 변경되지 않았음을 증명한다.",
            "– An insider who controls the capture host can fabricate. The seal proves that the signer"
                + " had these bytes at that time and that they have not changed since."));
    sheets.sentences(
        new Wording(
            "– TLS는 부인방지를 제공하지 않는다. 페이지를 마켓플레이스가 보냈다는 것을 제3자가 사후에 검증할 수는 없다.",
            "– TLS gives no non-repudiation: a third party cannot verify afterwards that the marketplace"
                + " sent the page."));
    sheets.sentences(
        new Wording(
            "– 이 시각, 이 접속 조건의 방문자 한 명에게 표시된 것이다. 다른 국가·언어·계정·앱에서는 다를 수 있다.",
            "– It is what was shown to one visitor at this time and vantage; another country, language,"
                + " account or app may be shown something else."));
    sheets.sentences(
        new Wording(
            "– 판정은 결론이다. 봉인은 결론이 아니라 그 바탕이 된 바이트를 증명한다. 위치를 따라 직접 확인하여야 한다.",
            "– A verdict is a conclusion: the seal proves the bytes that it rests on, not the conclusion."
                + " Follow the places and read for yourself."));
    sheets.sentences(
        new Wording(
            "– 이 문서는 요약이며, 증거는 증거 묶음 자체이다. 다른 캡처가 빠지지 않았는지는 로그 전체로만 확인할 수 있다.",
            "– This document is a summary; the bundle is the evidence. Only the whole log shows that no"
                + " other capture is missing."));
  }
}
