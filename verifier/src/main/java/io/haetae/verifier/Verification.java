package io.haetae.verifier;

import java.util.List;

/**
 * The claims of one bundle.
 *
 * @param claims in a fixed order
 */
public record Verification(List<Claim> claims) {
  /** Copies the list. */
  public Verification {
    claims = List.copyOf(claims);
  }

  /** Whether every required claim holds, and no other fails. */
  public boolean passed() {
    return claims.stream()
        .allMatch(
            claim ->
                switch (claim.state()) {
                  case PASS -> true;
                  case FAIL -> false;
                  case NOT_PRESENT -> !claim.required();
                });
  }
}
