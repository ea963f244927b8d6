package io.haetae.evidence.log;

import io.haetae.verifier.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was found wrong with a log, by subject. */
final class LogFaults {
  /** What is checked. */
  enum Subject {
    SIGNED("checkpoint signed", "by the key of "),
    TREE("tree recomputed", "every leaf and tile, up to the root of "),
    PAST("past kept", "the log extends every older checkpoint of "),
    LEAVES("leaves well formed", "every leaf of "),
    TARGETS("targets complete", "numbers without gaps, each manifest linked to the last, in "),
    VISITS("visits ended", "every opening is sealed or failed in "),
    RUNS("plans kept", "every planned target was attempted, the counts agree in "),
    CAPTURES("captures present", "every sealed capture is there as it was, and no other, for ");

    private final String claim;
    private final String good;

    Subject(String claim, String good) {
      this.claim = claim;
      this.good = good;
    }
  }

  private final Map<Subject, List<String>> found = new TreeMap<>();

  void add(Subject subject, String reason) {
    found.computeIfAbsent(subject, key -> new ArrayList<>()).add(reason);
  }

  /** Of each subject one claim that holds, or one for each fault. */
  List<Claim> claims(String log) {
    List<Claim> claims = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      List<String> reasons = found.getOrDefault(subject, List.of());
      if (reasons.isEmpty()) {
        claims.add(new Claim(subject.claim, Claim.State.PASS, true, subject.good + log));
      }
      for (String reason : reasons) {
        claims.add(new Claim(subject.claim, Claim.State.FAIL, true, reason));
      }
    }
    return claims;
  }
}
