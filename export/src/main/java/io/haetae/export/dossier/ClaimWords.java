package io.haetae.export.dossier;

import io.haetae.export.words.Wording;
import io.haetae.verifier.Claim;

/** What the claims of a verification are called, and how they end. */
public final class ClaimWords {
  private ClaimWords() {}

  /** A claim; one that is not known here keeps the verifier's name. */
  public static Wording name(Claim claim) {
    return new Wording(
        switch (claim.name()) {
          case "bytes intact" -> "무결성";
          case "records complete" -> "레코드 완전성";
          case "signer" -> "서명자";
          case "not after" -> "시각의 상한";
          case "not before" -> "시각의 하한";
          case "logged" -> "로그 등재";
          case "log consistent" -> "로그 일관성";
          case "not revoked" -> "폐지되지 않음";
          case "TLS validated" -> "TLS 확인";
          case "parts agree" -> "부분 간 일치";
          case "facts reproduce" -> "사실의 재현";
          default -> claim.name();
        },
        claim.name());
  }

  /** How it ended. */
  public static Wording state(Claim claim) {
    return switch (claim.state()) {
      case PASS -> new Wording("충족", "PASS");
      case FAIL -> new Wording("불충족", "FAIL");
      case NOT_PRESENT -> new Wording("해당 없음", "NOT PRESENT");
    };
  }
}
