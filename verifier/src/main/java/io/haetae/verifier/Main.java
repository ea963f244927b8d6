package io.haetae.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The stand-alone verifier: {@code java -jar haetae-verifier.jar --trust DIR [--policy FILE]
 * [--json] BUNDLE|ARCHIVE|DISCLOSURE}. Prints a line a claim. What only the whole program can check
 * it reports as not present: that the parts of a package follow from its records, and that the
 * facts reproduce.
 */
public final class Main {
  private static final int FINE = 0;
  private static final int CHECK_FAILED = 1;
  private static final int WRONG_USE = 2;
  private static final String USE =
      "use: java -jar haetae-verifier.jar --trust DIR [--policy FILE] [--json] PATH";

  private final PrintStream out;
  private Trust trust = Trust.none();
  private Policy policy = Policy.standard().without("parts agree", Policy.FACTS);
  private boolean json;
  private Optional<Path> path = Optional.empty();

  private Main(PrintStream out) {
    this.out = out;
  }

  /** Checks what the arguments name; ends with 0, with 1 if something fails, with 2 if misused. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(run(out, arguments));
  }

  /** The same as a process, with an output of choice; returns the exit code. */
  static int run(PrintStream out, String... arguments) {
    Main main = new Main(out);
    try {
      main.read(List.of(arguments));
      return main.path.isPresent() ? main.check(main.path.get()) : misused(out, USE);
    } catch (IOException fault) {
      return misused(out, String.valueOf(fault.getMessage()));
    }
  }

  private static int misused(PrintStream out, String fault) {
    out.println(fault);
    return WRONG_USE;
  }

  private void read(List<String> arguments) throws IOException {
    for (int i = 0; i < arguments.size(); i++) {
      switch (arguments.get(i)) {
        case "--trust" -> trust = Trust.in(Path.of(value(arguments, ++i)));
        case "--policy" -> policy = Policy.read(Path.of(value(arguments, ++i)));
        case "--json" -> json = true;
        default -> path = Optional.of(Path.of(arguments.get(i)));
      }
    }
    if (path.isPresent() && !Files.isDirectory(path.get())) {
      throw new EvidenceException(path.get() + " is no folder; " + USE);
    }
  }

  private static String value(List<String> arguments, int at) throws EvidenceException {
    if (at >= arguments.size()) {
      throw new EvidenceException(arguments.getLast() + " wants a value; " + USE);
    }
    return arguments.get(at);
  }

  private int check(Path named) throws IOException {
    List<Path> bundles = Bundles.isArchive(named) ? Bundles.in(named) : List.of(named);
    int passed = 0;
    for (Path bundle : bundles) {
      Verification verification = verify(bundle);
      passed += verification.passed() ? 1 : 0;
      print(bundle, verification);
    }
    return passed == bundles.size() ? FINE : CHECK_FAILED;
  }

  private Verification verify(Path bundle) {
    if (Disclosures.isDisclosure(bundle)) {
      return DisclosureCheck.verify(bundle, trust, policy);
    }
    boolean simulated = BundleFiles.saysSimulated(bundle);
    Policy fitting = simulated ? policy.without(Policy.TLS) : policy;
    ClaimList claims = BundleVerifier.verify(bundle, trust, fitting);
    String why = "not checked here; haetae verify does";
    claims.add("parts agree", Claim.State.NOT_PRESENT, why);
    claims.add(Policy.FACTS, Claim.State.NOT_PRESENT, why);
    claims.add(Policy.WIRE, Claim.State.NOT_PRESENT, why);
    return claims.verification();
  }

  private void print(Path bundle, Verification verification) {
    if (json) {
      out.println(verification.json(bundle.toString()));
      return;
    }
    out.println(bundle + (verification.passed() ? ": PASS" : ": FAIL"));
    for (Claim claim : verification.claims()) {
      out.printf("  %-12s %-20s %s%n", claim.state().word(), claim.name(), claim.detail());
    }
  }
}
