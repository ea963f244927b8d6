package io.haetae.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names that stand in sealed bundles; a changed line here breaks every archive ever written. */
class StoredNamesTest {
  private static final Basis BASIS = new Basis(List.of(), "1");

  @Test
  void theKindsOfVerdictKeepTheirNames() {
    Map<Verdict, String> names = new LinkedHashMap<>();
    names.put(new Verdict.Orderable(BASIS), "Orderable");
    names.put(new Verdict.SoldOut(BASIS), "SoldOut");
    names.put(new Verdict.NotDelivered(BASIS), "NotDelivered");
    names.put(new Verdict.OptionGone(BASIS), "OptionGone");
    names.put(new Verdict.AgeGated(BASIS), "AgeGated");
    names.put(new Verdict.RegionBlocked(BASIS), "RegionBlocked");
    names.put(new Verdict.Removed(BASIS), "Removed");
    names.put(new Verdict.Redirected(Pages.OTHER, BASIS), "Redirected");
    names.put(new Verdict.SellerGone(BASIS), "SellerGone");
    names.put(new Verdict.Searched(3, BASIS), "Searched");
    assertThat(names).hasSize(Verdict.class.getPermittedSubclasses().length - 1);
    names.forEach(
        (verdict, name) -> {
          assertThat(verdict.kind()).isEqualTo(name);
          assertThat(verdict.described()).isEqualTo(name);
          assertThat(verdict.conclusive()).isTrue();
          assertThat(verdict.basis()).isEqualTo(BASIS);
        });
  }

  @Test
  void theReasonsKeepTheirNames() {
    Map<Reason, String> names = new LinkedHashMap<>();
    names.put(Reason.CHALLENGED, "Challenged");
    names.put(Reason.RATE_LIMITED, "RateLimited");
    names.put(Reason.LOGIN_REQUIRED, "LoginRequired");
    names.put(Reason.WRONG_VANTAGE, "WrongVantage");
    names.put(Reason.UNKNOWN_LAYOUT, "UnknownLayout");
    names.put(Reason.EMPTY_SHELL, "EmptyShell");
    names.put(Reason.CONFLICTING, "Conflicting");
    names.put(Reason.CONTROL_FAILED, "ControlFailed");
    names.put(Reason.PROBED, "Probed");
    names.put(Reason.FAILED, "Failed");
    assertThat(names).containsOnlyKeys(Reason.values());
    names.forEach(
        (reason, name) -> {
          Verdict verdict = new Verdict.Undetermined(reason, BASIS);
          assertThat(reason.stored()).isEqualTo(name);
          assertThat(verdict.kind()).isEqualTo("Undetermined");
          assertThat(verdict.described()).isEqualTo("Undetermined(" + name + ")");
          assertThat(verdict.conclusive()).isFalse();
        });
  }

  @Test
  void theOutcomesOfControlsKeepTheirNames() {
    assertThat(Arrays.stream(Controls.Outcome.values()).map(Controls.Outcome::name))
        .containsExactlyInAnyOrder("PASSED", "FAILED", "INCONCLUSIVE", "NOT_RUN");
  }
}
