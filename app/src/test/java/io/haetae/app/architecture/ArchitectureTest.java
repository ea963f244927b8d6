package io.haetae.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.haetae.core.site.GuardedAdapter;
import io.haetae.verifier.Main;
import java.util.List;

/**
 * Which module and which package may know which, and what none of them may do. A rule over a module
 * that has no classes yet holds.
 */
@AnalyzeClasses(packages = "io.haetae", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String CORE = "io.haetae.core..";
  private static final String VERIFIER = "io.haetae.verifier..";
  private static final String SITES = "io.haetae.sites..";

  /**
   * Each imports only those before it. The order differs from the first design in three places: a
   * reading carries the product, so {@code product} stands before {@code site}; a sealed bundle
   * carries reading and verdict, so {@code verdict} stands before {@code evidence}; the schedule
   * takes observations, so {@code history} stands before {@code lane}.
   */
  private static final List<String> CORE_ORDER =
      List.of(
          "watch",
          "browse",
          "product",
          "site",
          "plan",
          "verdict",
          "evidence",
          "history",
          "figures",
          "lane",
          "engine");

  private static final String[] PURE = {
    "io.haetae.core.plan..",
    "io.haetae.core.product..",
    "io.haetae.core.verdict..",
    "io.haetae.core.history..",
    "io.haetae.core.figures.."
  };

  @ArchTest static final ArchRule coreStandsAlone = knowsOnly(CORE);

  /** An outside expert reads and builds the verifier alone. */
  @ArchTest static final ArchRule theVerifierStandsAlone = knowsOnly(VERIFIER);

  @ArchTest
  static final ArchRule evidenceKnowsTheCoreAndTheVerifier =
      knowsOnly("io.haetae.evidence..", CORE, VERIFIER);

  @ArchTest static final ArchRule sitesKnowTheCore = knowsOnly(SITES, CORE);
  @ArchTest static final ArchRule driversKnowTheCore = knowsOnly("io.haetae.browser..", CORE);

  @ArchTest static final ArchRule matchingKnowsTheCore = knowsOnly("io.haetae.matching..", CORE);

  @ArchTest
  static final ArchRule simulationsKnowTheCore =
      knowsOnly("io.haetae.fixtures", CORE, "io.haetae.fixtures.contract..");

  /** A fixture's expected reading is written as the command line prints readings. */
  @ArchTest
  static final ArchRule theFixtureKitKnowsReadingsAsTheyAreWritten =
      knowsOnly(
          "io.haetae.fixtures.kit..", CORE, VERIFIER, "io.haetae.evidence..", "io.haetae.fixtures");

  /** What sites share is how pages are written, not what a marketplace is like. */
  @ArchTest
  static final ArchRule marketplacesDoNotKnowEachOther =
      slices()
          .matching("io.haetae.sites.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              alwaysTrue(),
              resideInAnyPackage(
                  "io.haetae.sites.page..",
                  "io.haetae.sites.generic..",
                  "io.haetae.sites.format.."))
          .allowEmptyShould(true);

  @ArchTest
  static void thePackagesOfTheCoreKnowOnlyThoseBeforeThem(JavaClasses all) {
    for (int i = 0; i < CORE_ORDER.size() - 1; i++) {
      String[] later =
          CORE_ORDER.subList(i + 1, CORE_ORDER.size()).stream()
              .map(ArchitectureTest::core)
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(core(CORE_ORDER.get(i)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(later)
          .check(all);
    }
  }

  @ArchTest
  static final ArchRule theCoreHasNoOtherPackages =
      classes()
          .that()
          .resideInAPackage(CORE)
          .should()
          .resideInAnyPackage(
              CORE_ORDER.stream().map(ArchitectureTest::core).toArray(String[]::new));

  @ArchTest
  static final ArchRule concludingTouchesNothingOutside =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.io..",
                      "java.nio.file..",
                      "java.net.http..",
                      "java.util.concurrent..",
                      "org.slf4j..")
                  .or(Conditions.CLOCKS_AND_THREADS))
          .orShould(Conditions.READ_THE_TIME);

  /**
   * The navigating half of an adapter waits by its session, so no site needs these either. The two
   * that find the adapters of an installation look for files; they read no page.
   */
  @ArchTest
  static final ArchRule readingTouchesNothingButTheCapture =
      noClasses()
          .that()
          .resideInAPackage(SITES)
          .and()
          .haveNameNotMatching("io\\.haetae\\.sites\\.(AdapterFiles|Adapters)")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("java.nio.file..", "java.net.http..", "java.util.concurrent..")
                  .or(Conditions.CLOCKS_AND_THREADS))
          .orShould(Conditions.READ_THE_TIME)
          .allowEmptyShould(true);

  /** A plug-in may throw anything, so its guard catches anything; everybody else knows better. */
  @ArchTest
  static final ArchRule onlyTheGuardCatchesEverything =
      noClasses()
          .that()
          .doNotBelongToAnyOf(GuardedAdapter.class)
          .should(Conditions.CATCH_EVERYTHING);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes().should(Conditions.BE_IN_A_NULL_MARKED_PACKAGE);

  @ArchTest
  static final ArchRule noFieldCanBeChangedFromOutside =
      fields().that().arePublic().should().beFinal().allowEmptyShould(true);

  @ArchTest
  static final ArchRule namesSpeak =
      noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Common|Impl)");

  /** The stand-alone verifier is a program of its own. */
  @ArchTest
  static final ArchRule onlyTheApplicationWritesToTheConsole =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.haetae.app..")
          .and()
          .doNotBelongToAnyOf(Main.class)
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule logsGoThroughSlf4j =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  private static ArchRule knowsOnly(String module, String... others) {
    return noClasses()
        .that()
        .resideInAPackage(module)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.haetae..")
                .and(not(resideInAPackage(module)))
                .and(not(resideInAnyPackage(others))))
        .allowEmptyShould(true);
  }

  private static String core(String name) {
    return "io.haetae.core." + name + "..";
  }
}
