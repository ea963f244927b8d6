package io.haetae.verifier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/** Claims while they are checked, each required as the policy says. Used by one thread. */
public final class ClaimList {
  private final Policy policy;
  private final List<Claim> claims = new ArrayList<>();

  /** An empty list. */
  public ClaimList(Policy policy) {
    this.policy = policy;
  }

  /** One check; returns what it covered. */
  @FunctionalInterface
  public interface Check {
    /**
     * Runs it.
     *
     * @throws NotPresentException if the bundle does not make the claim
     * @throws IOException if what is checked does not hold
     */
    String run() throws IOException;
  }

  /** Checks a claim; whatever is malformed fails it. */
  public void check(String name, Check check) {
    try {
      add(name, Claim.State.PASS, check.run());
    } catch (NotPresentException absent) {
      add(name, Claim.State.NOT_PRESENT, String.valueOf(absent.getMessage()));
    } catch (NoSuchFileException gone) {
      add(name, Claim.State.FAIL, Path.of(gone.getFile()).getFileName() + " is missing");
    } catch (IOException
        | UncheckedIOException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException fault) {
      add(name, Claim.State.FAIL, reason(fault));
    }
  }

  /** Some faults of the platform come without words, such as that of a file's early end. */
  private static String reason(Exception fault) {
    String message = fault.getMessage();
    return message == null || message.isBlank()
        ? "malformed: " + fault.getClass().getSimpleName()
        : message;
  }

  /** Checks a claim about what a package holds; what anybody may have put there is not unpacked. */
  public void onIntact(String name, Check check) {
    if (intact()) {
      check(name, check);
    } else {
      add(name, Claim.State.FAIL, "not checked, as the bytes are not intact");
    }
  }

  /** Checks the first claim further, if it holds so far, and when the others were checked. */
  void confirm(Check check) {
    if (intact()) {
      check(claims.getFirst().name(), check);
      claims.set(0, claims.removeLast());
    }
  }

  /** Whether the first claim, which is that the bytes are intact, holds. */
  public boolean intact() {
    return !claims.isEmpty() && claims.getFirst().state() == Claim.State.PASS;
  }

  /** Adds a claim that was checked elsewhere. */
  public void add(String name, Claim.State state, String detail) {
    claims.add(new Claim(name, state, policy.required().contains(name), detail));
  }

  /** What was checked, in its order. */
  public Verification verification() {
    return new Verification(claims);
  }
}
