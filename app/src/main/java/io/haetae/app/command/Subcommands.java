package io.haetae.app.command;

import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands below the top one. Reading the options of all of them costs more than most of them
 * do, so of those that a command line does not name only what an overview shows is read.
 */
final class Subcommands {
  /** What speaks of every command in full. */
  private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

  private static final List<Class<?>> ALL =
      List.of(
          DemoCommand.class,
          WatchCommand.class,
          CheckCommand.class,
          StudyCommand.class,
          RunCommand.class,
          StatusCommand.class,
          WantCommands.Pause.class,
          WantCommands.Resume.class,
          WantCommands.Stop.class,
          ReadCommand.class,
          IdCommand.class,
          MatchCommand.class,
          CandidatesCommand.class,
          ReviewCommand.class,
          SearchArchiveCommand.class,
          MatchingCommand.class,
          VerifyCommand.class,
          RereadCommand.class,
          DiscloseCommand.class,
          FetchCommand.class,
          LogCommand.class,
          SealCommand.class,
          KeysCommand.class,
          ExportCommand.class,
          IndexCommand.class,
          StoreCommand.class,
          FiguresCommand.class,
          CompareCommand.class,
          NoticeCommand.class,
          ReportCommand.class,
          DossierCommand.class,
          AdaptersCommand.class,
          FixtureCommand.class,
          AdapterCommand.class,
          DoctorCommand.class,
          MarketCommand.class,
          CompletionCommand.class,
          CommandLine.HelpCommand.class);

  private Subcommands() {}

  /**
   * Adds all of them, in full those that a word of the command line names. A word that begins with
   * {@code @} is a file with more words.
   */
  static void addTo(CommandLine line, List<String> words) {
    boolean inFull =
        words.stream().anyMatch(word -> ABOUT_ALL.contains(word) || word.startsWith("@"));
    for (Class<?> each : ALL) {
      Command command = each.getAnnotation(Command.class);
      String name = command.name();
      line.addSubcommand(name, inFull || words.contains(name) ? each : outline(command));
    }
  }

  private static CommandSpec outline(Command command) {
    CommandSpec spec = CommandSpec.create().name(command.name());
    spec.usageMessage().header(command.header()).description(command.description());
    return spec;
  }
}
