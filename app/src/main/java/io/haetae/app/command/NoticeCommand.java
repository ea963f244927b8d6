package io.haetae.app.command;

import io.haetae.app.campaign.Archive;
import io.haetae.app.figures.Declared;
import io.haetae.app.notice.Answer;
import io.haetae.app.notice.NoticeBook;
import io.haetae.app.notice.NoticeDraft;
import io.haetae.app.notice.Notifier;
import io.haetae.app.notice.SentNotice;
import io.haetae.app.storage.ArchiveDatabase;
import io.haetae.app.storage.ArchiveException;
import io.haetae.core.watch.ListingId;
import io.haetae.evidence.log.Leaf;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Drafts notices, and records what people sent and what was answered. */
@Command(
    name = "notice",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Drafts notices to platforms and records what people sent and what was answered. Nothing is",
      "ever sent. A recorded notice starts the clocks of figures K3 to K6, an answer those of K2."
    })
final class NoticeCommand {
  @Spec private CommandSpec spec;

  @Command(
      name = "draft",
      mixinStandardHelpOptions = true,
      description = {
        "Writes draft notices about a watch item, one a site, about the listings that could be",
        "ordered when they were seen last: one in the form of DSA Article 16, one in Korean."
      })
  int draft(
      @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder") Path archive,
      @Parameters(paramLabel = "ITEM", description = "the watch item's id") String item,
      @Option(
              names = "-o",
              paramLabel = "DIR",
              required = true,
              description = "the folder to write the drafts into")
          Path folder,
      @Option(names = "--by", required = true, description = "who gives the notice") String by,
      @Option(names = "--email", required = true, description = "their e-mail address")
          String email,
      @Option(names = "--reason", required = true, description = "why the offer is illegal")
          String reason,
      @Mixin DeclarationOptions declaration)
      throws IOException {
    DeclarationOptions.requireArchive(archive);
    PrintWriter out = spec.commandLine().getOut();
    Files.createDirectories(folder);
    int written = 0;
    try (ArchiveDatabase database = ArchiveDatabase.openExisting(archive, Clock.systemUTC())) {
      Declared declared = declaration.declared(database);
      NoticeDraft draft =
          new NoticeDraft(
              item,
              Optional.ofNullable(declared.items().get(item)),
              declared.country(),
              new Notifier(by, email),
              reason);
      for (NoticeDraft.Form form : NoticeDraft.Form.values()) {
        for (Map.Entry<String, String> each : draft.of(database, form).entrySet()) {
          Path file = folder.resolve(name(item, each.getKey(), form));
          Files.writeString(
              file, each.getValue(), StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
          out.println(file);
          written++;
        }
      }
    }
    if (written == 0) {
      out.println("No listing of " + item + " could be ordered when it was seen last.");
    }
    return ExitCode.FINE;
  }

  private static String name(String item, String site, NoticeDraft.Form form) {
    String plain = (item + "-" + site).replaceAll("[^A-Za-z0-9.-]+", "_");
    return switch (form) {
      case DSA -> plain + ".en.txt";
      case KOREAN -> plain + ".ko.txt";
    };
  }

  @Command(
      name = "sent",
      mixinStandardHelpOptions = true,
      description = "Records that a notice was sent and received; prints its name.")
  int sent(
      @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder") Path archive,
      @Parameters(paramLabel = "ITEM", description = "the watch item's id") String item,
      @Option(
              names = "--listing",
              paramLabel = "LISTING",
              required = true,
              description = "a listing that it names; may be repeated")
          List<String> listings,
      @Option(names = "--to", required = true, description = "whom it was sent to") String to,
      @Option(names = "--channel", required = true, description = "how, such as a form")
          String channel,
      @Option(
              names = "--received",
              paramLabel = "TIME",
              required = true,
              description = "when the platform received it, such as 2026-11-02T09:00+09:00")
          OffsetDateTime received,
      @Option(
              names = "--text",
              paramLabel = "FILE",
              required = true,
              description = "the notice as it was sent, as text")
          Path text,
      @Option(names = "--by", required = true, description = "who records it") String by,
      @Mixin KeyOptions keys)
      throws IOException {
    Clock clock = Clock.systemUTC();
    past(received, clock);
    NoticeBook book = book(archive);
    List<ListingId> named = listings.stream().map(SiteArguments::listing).toList();
    String id = book.sent(item, named, to, channel, received.toInstant(), read(text), by, clock);
    spec.commandLine().getOut().println(id);
    log(archive, book, keys);
    return ExitCode.FINE;
  }

  @Command(
      name = "answered",
      mixinStandardHelpOptions = true,
      description = "Records what a platform answered, word for word.")
  int answered(
      @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder") Path archive,
      @Parameters(paramLabel = "NOTICE", description = "the notice's name") String notice,
      @Option(
              names = "--outcome",
              required = true,
              description = "what the platform says: ${COMPLETION-CANDIDATES}")
          Answer.Outcome outcome,
      @Option(names = "--at", paramLabel = "TIME", required = true, description = "when it came")
          OffsetDateTime at,
      @Option(
              names = "--text",
              paramLabel = "FILE",
              required = true,
              description = "the answer as it came, as text")
          Path text,
      @Option(names = "--by", required = true, description = "who records it") String by,
      @Mixin KeyOptions keys)
      throws IOException {
    Clock clock = Clock.systemUTC();
    past(at, clock);
    NoticeBook book = book(archive);
    try {
      spec.commandLine()
          .getOut()
          .println(book.answered(notice, outcome, at.toInstant(), read(text), by, clock));
    } catch (IllegalArgumentException impossible) {
      throw new InputException(String.valueOf(impossible.getMessage()));
    }
    log(archive, book, keys);
    return ExitCode.FINE;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = {
        "Lists the notices of an archive with their answers. Exit code 1 if the archive's log does",
        "not hold one as it is."
      })
  int list(@Parameters(paramLabel = "ARCHIVE", description = "the archive's folder") Path archive)
      throws IOException {
    NoticeBook book = book(archive);
    Map<String, NoticeBook.Entry> unlogged = book.unlogged();
    PrintWriter out = spec.commandLine().getOut();
    for (SentNotice notice : book.notices()) {
      out.printf(
          "%s  received %s  %s  %s  %s%s%n",
          notice.id(),
          notice.received(),
          notice.item(),
          notice.recipient(),
          notice.listings(),
          mark(unlogged, notice.id()));
      for (Answer answer : book.answers()) {
        if (answer.notice().equals(notice.id())) {
          out.printf(
              "  %s  %s  %s%s%n",
              answer.id(), answer.at(), answer.outcome(), mark(unlogged, answer.id()));
        }
      }
    }
    return unlogged.isEmpty() ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = "Writes into the archive's log what could not be written there earlier.")
  int log(
      @Parameters(paramLabel = "ARCHIVE", description = "the archive's folder") Path archive,
      @Mixin KeyOptions keys)
      throws IOException {
    return log(archive, book(archive), keys) ? ExitCode.FINE : ExitCode.CHECK_FAILED;
  }

  private static String mark(Map<String, NoticeBook.Entry> unlogged, String id) {
    return unlogged.containsKey(id) ? "  NOT IN THE LOG AS IT IS" : "";
  }

  /** A study that runs holds the archive; the record stands, and its hash is logged later. */
  private boolean log(Path archive, NoticeBook book, KeyOptions keys) throws IOException {
    Map<String, NoticeBook.Entry> unlogged = book.unlogged();
    try (Archive open =
        Archive.openExisting(archive, KeyOptions.home(), keys.secrets(), Clock.systemUTC())) {
      for (Map.Entry<String, NoticeBook.Entry> each : unlogged.entrySet()) {
        NoticeBook.Entry entry = each.getValue();
        open.custody(new Leaf.Custody(each.getKey(), entry.event(), entry.actor(), entry.detail()));
      }
      return true;
    } catch (IOException | ArchiveException held) {
      spec.commandLine()
          .getErr()
          .println(
              "haetae: recorded, but not in the archive's log yet ("
                  + held.getMessage()
                  + "); later: haetae notice log "
                  + archive);
      return false;
    }
  }

  private static NoticeBook book(Path archive) throws IOException {
    DeclarationOptions.requireArchive(archive);
    return NoticeBook.read(archive);
  }

  private static String read(Path text) throws IOException {
    if (!Files.isRegularFile(text)) {
      throw new InputException(text + " is no file");
    }
    return Files.readString(text);
  }

  private static void past(OffsetDateTime time, Clock clock) {
    if (time.toInstant().isAfter(clock.instant())) {
      throw new InputException(time + " has not come yet");
    }
  }
}
