package io.haetae.export.dossier;

import io.haetae.export.words.Harmless;
import io.haetae.export.words.Wording;
import io.haetae.verifier.Certificates;
import io.haetae.verifier.Claim;
import io.haetae.verifier.TimeStamp;
import io.haetae.verifier.TlogProof;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** When it was, what the files are known by, and what checking them said. */
final class ProofPart {
  private static final int MOST_STAMPS = 4;
  private static final int DETAIL = 200;
  private static final int NAME = 110;

  private final Dossier dossier;
  private final Sheets sheets;
  private final Languages languages;

  ProofPart(Dossier dossier, Sheets sheets) {
    this.dossier = dossier;
    this.sheets = sheets;
    this.languages = sheets.languages();
  }

  void draw() throws IOException {
    sheets.nextPage();
    times();
    hashes();
    claims();
  }

  private void times() throws IOException {
    sheets.heading(new Wording("시각의 구간", "The interval of time"));
    stamps(new Wording("하한(이때 이후)", "Not before"), dossier.anchored());
    moment(new Wording("방문 시작", "Opened"), dossier.capture().openedAt());
    moment(new Wording("방문 끝", "Closed"), dossier.capture().closedAt());
    moment(new Wording("서명", "Signed"), Instant.parse(dossier.field("time", "sealed")));
    stamps(new Wording("상한(이때까지 존재)", "Not after"), dossier.sealed());
  }

  private void stamps(Wording label, List<TimeStamp> stamps) throws IOException {
    for (TimeStamp stamp : stamps.stream().limit(MOST_STAMPS).toList()) {
      sheets.row(
          label,
          List.of(
              Moments.of(stamp.time()),
              Harmless.text(stamp.authority().getSubjectX500Principal().getName(), NAME)
                  + " · "
                  + languages.label(new Wording("인증서", "certificate"))
                  + " SHA-256 "
                  + Certificates.sha256(stamp.authority()).substring(0, 16)
                  + "…"));
    }
    int more = stamps.size() - MOST_STAMPS;
    if (more > 0) {
      sheets.sentences(new Wording("그 밖에 " + more + "건은 증거 묶음에 있음", more + " more in the bundle"));
    }
  }

  /** A time that only the capturing machine vouches for. */
  private void moment(Wording label, Instant at) throws IOException {
    Wording whose = new Wording("수집 컴퓨터의 시계", "the capturing machine's clock");
    sheets.row(label, List.of(Moments.of(at), languages.label(whose)));
  }

  private void hashes() throws IOException {
    sheets.heading(new Wording("해시값(SHA-256)", "Hashes (SHA-256)"));
    sheets.row(new Wording("캡처", "Capture"), named("capture.wacz", dossier.hashes().wacz()));
    sheets.row(
        new Wording("봉인 목록", "Manifest"), named("seal/manifest.json", dossier.hashes().manifest()));
    sheets.row(
        new Wording("전자서명", "Signature"),
        named("seal/manifest.json.p7s", dossier.hashes().signature()));
    sheets.row(
        new Wording("서명자 인증서", "Signer's certificate"),
        named("DER", dossier.field("signer", "certificateSha256")));
    sheets.row(new Wording("로그 항목", "Log leaf"), named("seal/leaf.json", dossier.hashes().leaf()));
    TlogProof proof = dossier.hashes().proof();
    sheets.row(
        new Wording("로그 체크포인트", "Log checkpoint"),
        List.of(
            proof.checkpoint().root().base64(),
            "%s · %s %d · %s %d"
                .formatted(
                    Harmless.text(proof.checkpoint().origin(), NAME),
                    languages.label(new Wording("크기", "size")),
                    proof.checkpoint().size(),
                    languages.label(new Wording("항목 번호", "leaf")),
                    proof.index())));
  }

  private static List<String> named(String file, String hash) {
    return List.of(hash, file);
  }

  private void claims() throws IOException {
    sheets.heading(new Wording("검증 결과", "Result of the verification"));
    for (Claim claim : dossier.verification().claims()) {
      sheets.row(
          ClaimWords.name(claim),
          List.of(languages.label(ClaimWords.state(claim)), Harmless.text(claim.detail(), DETAIL)));
    }
  }
}
