package io.haetae.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rules find what they are meant to find. */
class ConditionsTest {
  @Test
  void aCatchOfAnyExceptionIsFound() {
    assertThat(holdsNever(Conditions.CATCH_EVERYTHING, CatchesRuntimeException.class)).isFalse();
    assertThat(holdsNever(Conditions.CATCH_EVERYTHING, CatchesThrowable.class)).isFalse();
  }

  @Test
  void aNarrowCatchAndATryWithResourcesAreNot() {
    assertThat(holdsNever(Conditions.CATCH_EVERYTHING, CatchesOneKind.class)).isTrue();
    assertThat(holdsNever(Conditions.CATCH_EVERYTHING, ClosesAResource.class)).isTrue();
  }

  @Test
  void aLookAtTheClockIsFound() {
    assertThat(holdsNever(Conditions.READ_THE_TIME, LooksAtTheClock.class)).isFalse();
    assertThat(holdsNever(Conditions.READ_THE_TIME, CatchesOneKind.class)).isTrue();
  }

  @Test
  void aPackageWithoutMarkIsFound() {
    assertThat(
            classes()
                .should(Conditions.BE_IN_A_NULL_MARKED_PACKAGE)
                .evaluate(new ClassFileImporter().importClasses(Test.class))
                .hasViolation())
        .isTrue();
  }

  private static boolean holdsNever(ArchCondition<JavaClass> condition, Class<?> type) {
    return !noClasses()
        .should(condition)
        .evaluate(new ClassFileImporter().importClasses(type))
        .hasViolation();
  }

  static final class CatchesRuntimeException {
    static int parse(String text) {
      try {
        return Integer.parseInt(text);
      } catch (RuntimeException fault) {
        return fault.hashCode();
      }
    }
  }

  static final class CatchesThrowable {
    static int parse(String text) {
      try {
        return Integer.parseInt(text);
      } catch (Throwable fault) {
        return fault.hashCode();
      }
    }
  }

  static final class CatchesOneKind {
    static int parse(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException fault) {
        return fault.hashCode();
      }
    }
  }

  static final class ClosesAResource {
    static int first() throws IOException {
      try (InputStream in = new ByteArrayInputStream(new byte[] {1})) {
        return in.read();
      }
    }
  }

  static final class LooksAtTheClock {
    static Instant time() {
      return Instant.now();
    }
  }
}
