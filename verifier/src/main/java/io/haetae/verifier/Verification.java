package io.haetae.verifier;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

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

  /** The claims of what a name stands for, as one line of JSON. */
  public String json(String name) {
    ObjectNode node = Json.object().put("bundle", name).put("passed", passed());
    ArrayNode list = node.putArray("claims");
    for (Claim claim : claims) {
      list.addObject()
          .put("claim", claim.name())
          .put("state", claim.state().word())
          .put("required", claim.required())
          .put("detail", claim.detail());
    }
    return Json.canonical(node);
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
