package io.haetae.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.haetae.app.findings.FindingsArchive;
import io.haetae.app.study.StudyTemplate;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The commands that read an archive and say what it amounts to. */
class FiguresCommandsTest {
  @TempDir static Path archive;

  @TempDir Path folder;

  @BeforeAll
  static void anArchive() throws IOException {
    FindingsArchive.write(archive);
  }

  @Test
  void figuresAreOfTheMomentThatIsAsked() throws IOException {
    Ran now = run(new FiguresCommand(), "" + archive, "--json", "--sampling", "TARGETED");
    Ran then = run(new FiguresCommand(), "" + archive, "--json", "--as-of", "2026-11-04");

    JsonNode json = Json.parse(now.out(), "figures");
    assertThat(now.exit()).isEqualTo(ExitCode.FINE);
    assertThat(json.path("sampling").asString()).isEqualTo("TARGETED");
    assertThat(figure(json, "K1").path("numerator").asInt()).isEqualTo(6);
    assertThat(figure(json, "K1.population").path("withheld").path("reason").asString())
        .isEqualTo("TargetedSample");
    JsonNode before = Json.parse(then.out(), "figures");
    assertThat(before.path("asOf").asString()).isEqualTo("2026-11-04T14:59:59.999Z");
    assertThat(figure(before, "K1").path("numerator").asInt()).isEqualTo(14);
  }

  @Test
  void whatCannotBeUsedIsNamed() throws IOException {
    Path study = folder.resolve("study.yaml");
    StudyTemplate.write(study, LocalDate.of(2026, 11, 1));

    Ran none = run(new FiguresCommand(), "" + folder);
    Ran other = run(new FiguresCommand(), "" + archive, "--study", "" + study);

    assertThat(none.exit()).isNotZero();
    assertThat(none.out()).contains("is no archive");
    assertThat(other.exit()).isNotZero();
    assertThat(other.out()).contains("is no version of the study that this archive was made under");
  }

  @Test
  void theReportIsWrittenOnceIntoItsFolder() throws IOException {
    String out = "" + folder.resolve("out");
    Ran first = run(new ReportCommand(), "" + archive, "-o", out, "--lang", "en");
    Ran again = run(new ReportCommand(), "" + archive, "-o", out);

    assertThat(first.exit()).isEqualTo(ExitCode.FINE);
    assertThat(Path.of(first.out().strip())).isRegularFile();
    assertThat(Files.readString(Path.of(out, "report.html"))).contains("<html lang=\"en\"");
    assertThat(again.exit()).isNotZero();
    assertThat(again.out()).contains("exists already");
  }

  @Test
  void aDossierIsOfOneProductOrListing() throws IOException {
    Ran item = run(new DossierCommand(), "" + archive, "P1", "-o", "" + folder.resolve("item"));
    Ran one =
        run(new DossierCommand(), "" + archive, "temu:103", "-o", "" + folder.resolve("listing"));
    Ran none = run(new DossierCommand(), "" + archive, "P99", "-o", "" + folder.resolve("none"));

    assertThat(Files.readString(Path.of(item.out().strip())))
        .contains("temu:101", "shein:101", "TakenDown", "Returned")
        .doesNotContain("temu:102");
    assertThat(Files.readString(Path.of(one.out().strip())))
        .contains("temu:103")
        .doesNotContain("www.shein.example");
    assertThat(none.exit()).isNotZero();
    assertThat(none.out()).contains("nothing was observed");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void aNoticeThatCannotBeLoggedYetIsRecordedAndSaysSo() throws IOException {
    Path text = Files.writeString(folder.resolve("notice.txt"), "Please remove it.");
    Ran sent =
        run(
            new NoticeCommand(),
            "sent",
            "" + archive,
            "P7",
            "--listing",
            "temu:107",
            "--to",
            "Temu",
            "--channel",
            "form",
            "--received",
            "2026-11-05T09:00+09:00",
            "--text",
            "" + text,
            "--by",
            "Kim",
            "--pass-file",
            "" + folder.resolve("no-such-file"));
    Ran list = run(new NoticeCommand(), "list", "" + archive);

    assertThat(sent.out()).startsWith("notice-").contains("not in the archive's log yet");
    assertThat(list.exit()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(list.out()).contains("[temu:107]", "NOT IN THE LOG AS IT IS");
  }

  private static JsonNode figure(JsonNode json, String id) {
    return json.path("figures")
        .valueStream()
        .filter(figure -> figure.path("id").asString().equals(id) && !figure.has("group"))
        .findFirst()
        .orElseThrow();
  }

  record Ran(int exit, String out) {}

  static Ran run(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(command);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    int exit = line.execute(arguments);
    return new Ran(exit, out.toString());
  }
}
