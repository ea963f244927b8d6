package io.haetae.app.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Set;
import java.util.Timer;
import org.jspecify.annotations.NullMarked;

/** What the rules look for beyond the library's own conditions. */
final class Conditions {
  private static final Set<String> BROAD =
      Set.of("java.lang.Exception", "java.lang.RuntimeException");
  private static final Set<String> BROADEST = Set.of("java.lang.Throwable", "java.lang.Error");

  /** Where time and concurrency come from. */
  static final DescribedPredicate<JavaClass> CLOCKS_AND_THREADS =
      describe(
          "clocks and threads",
          type ->
              type.isEquivalentTo(Clock.class)
                  || type.isEquivalentTo(Thread.class)
                  || type.isEquivalentTo(Timer.class));

  /** {@code now()} of any kind of time, and the system's counters. */
  static final ArchCondition<JavaClass> READ_THE_TIME =
      new ArchCondition<>("read the time") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
            events.add(new SimpleConditionEvent(call, readsTheTime(call), call.getDescription()));
          }
        }
      };

  /**
   * A catch of anything. The compiler itself catches {@code Throwable} in a try with resources, and
   * then calls {@code addSuppressed}, which nobody here calls by hand; such methods are let pass.
   */
  static final ArchCondition<JavaClass> CATCH_EVERYTHING =
      new ArchCondition<>("catch everything") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          for (JavaCodeUnit unit : type.getCodeUnits()) {
            for (TryCatchBlock block : unit.getTryCatchBlocks()) {
              events.add(
                  new SimpleConditionEvent(
                      unit,
                      catchesEverything(unit, block),
                      unit.getDescription() + " catches " + block.getCaughtThrowables()));
            }
          }
        }
      };

  /** A package whose {@code package-info} is null-marked. */
  static final ArchCondition<JavaClass> BE_IN_A_NULL_MARKED_PACKAGE =
      new ArchCondition<>("be in a null-marked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          events.add(
              new SimpleConditionEvent(
                  type,
                  type.getPackage().isAnnotatedWith(NullMarked.class),
                  type.getName() + " is in " + type.getPackageName()));
        }
      };

  private Conditions() {}

  private static boolean readsTheTime(JavaMethodCall call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    return (owner.startsWith("java.time.") && name.equals("now"))
        || (owner.equals("java.lang.System")
            && (name.equals("currentTimeMillis") || name.equals("nanoTime")));
  }

  private static boolean catchesEverything(JavaCodeUnit unit, TryCatchBlock block) {
    boolean withResources =
        unit.getMethodCallsFromSelf().stream()
            .anyMatch(call -> call.getName().equals("addSuppressed"));
    return block.getCaughtThrowables().stream()
        .map(JavaClass::getName)
        .anyMatch(name -> BROAD.contains(name) || (BROADEST.contains(name) && !withResources));
  }
}
