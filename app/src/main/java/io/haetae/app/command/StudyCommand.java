package io.haetae.app.command;

import io.haetae.app.campaign.StudyLoad;
import io.haetae.app.campaign.StudySupport;
import io.haetae.app.study.Study;
import io.haetae.app.study.StudyFile;
import io.haetae.app.study.StudyTemplate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and checks study files. */
@Command(
    name = "study",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Makes and checks study files: what is watched, where, how often. See docs/study.md.")
final class StudyCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "new",
      mixinStandardHelpOptions = true,
      description = "Writes a commented example and its watch-list; both pass the check.")
  int write(@Parameters(paramLabel = "FILE", description = "the file to write") Path file)
      throws IOException {
    try {
      StudyTemplate.write(file, LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC));
    } catch (FileAlreadyExistsException exists) {
      throw new InputException(file + " exists already; name a new file");
    }
    spec.commandLine()
        .getOut()
        .println(file + " is written; change it, then: ./haetae run " + file);
    return ExitCode.FINE;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description =
          "Names every fault of a study file: file, line, field, fix; and what it will be able to tell.")
  int check(@Parameters(paramLabel = "FILE", description = "the study file") Path file)
      throws IOException {
    StudyFile checked = read(file);
    PrintWriter out = spec.commandLine().getOut();
    checked.faults().forEach(out::println);
    checked
        .study()
        .ifPresent(
            study ->
                out.printf(
                    "%s: fine; %d watch items on %d sites as %d buyers, version %s%n",
                    file,
                    study.items().size(),
                    study.sites().size(),
                    study.vantages().size(),
                    study.sha256().substring(0, 12)));
    checked
        .study()
        .ifPresent(
            study ->
                StudySupport.of(study).forEach(answer -> out.println("  " + answer.sentence())));
    checked.study().ifPresent(study -> load(study, out));
    return checked.faults().isEmpty() ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private static void load(Study study, PrintWriter out) {
    List<StudyLoad> loads = StudyLoad.of(study);
    loads.forEach(load -> out.println("  " + load.sentence()));
    StudyLoad.warnings(study, loads).forEach(warning -> out.println("  WARNING: " + warning));
  }

  /** Reads a study file, with its faults. */
  static StudyFile read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(file + " is no file; make one with: ./haetae study new " + file);
    }
    return StudyFile.read(file);
  }

  /** The study of a file without faults. */
  static Study sound(Path file) throws IOException {
    StudyFile checked = read(file);
    return checked
        .study()
        .orElseThrow(
            () ->
                new InputException(
                    "the study cannot be used:\n"
                        + String.join(
                            "\n", checked.faults().stream().map(Object::toString).toList())));
  }
}
