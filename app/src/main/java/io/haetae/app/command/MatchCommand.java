package io.haetae.app.command;

import io.haetae.app.match.OfferPicture;
import io.haetae.app.match.StopList;
import io.haetae.app.match.Tesseract;
import io.haetae.core.browse.Bytes;
import io.haetae.matching.CommonPictures;
import io.haetae.matching.Grade;
import io.haetae.matching.Grader;
import io.haetae.matching.ImageText;
import io.haetae.matching.Reason;
import io.haetae.matching.Subject;
import io.haetae.verifier.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Explains how two things stand to each other. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Says whether two things are the same product, how sure that is, and why. Each is a file",
      "that `haetae read` takes, or an item of a watch-list as FILE#ID. The grade is an opinion",
      "for a person to confirm, never evidence. The photographs that came with both are",
      "compared too: those sealed in a bundle, or in the folder that a browser saves beside a",
      "page. A photograph (JPEG, PNG, GIF, BMP, WebP) is compared with a photograph, or with",
      "those of an offer."
    })
final class MatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "A",
      description = "a page, a bundle, FILE#ID, or a photograph")
  private String left = "";

  @Parameters(index = "1", paramLabel = "B", description = "the other")
  private String right = "";

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "weights that `matching train` wrote (default: the shipped ones)")
  private Optional<Path> weights = Optional.empty();

  @Option(
      names = "--draw",
      paramLabel = "FILE",
      description = "write the likest photographs beside each other, what agrees framed, as a PNG")
  private Optional<Path> drawing = Optional.empty();

  @Option(
      names = "--read-images",
      description =
          "look in the photographs for identifiers that the other side states, by Tesseract")
  private boolean readImages;

  @Option(
      names = "--stop-list",
      paramLabel = "FILE",
      description =
          "pictures that never count, such as size charts: a PDQ hash a line, as `candidates` writes")
  private Optional<Path> stopList = Optional.empty();

  @Override
  public Integer call() throws IOException {
    MatchSide a = MatchSide.of(left);
    MatchSide b = MatchSide.of(right);
    CommonPictures common =
        stopList.isPresent() ? StopList.read(stopList.get()) : CommonPictures.NONE;
    Optional<MatchedPhotographs> photographs = MatchedPhotographs.of(a, b, common);
    if (drawing.isPresent()) {
      Bytes drawn = photographs.orElseThrow(() -> nothingToDraw(a, b)).drawn();
      Files.write(drawing.get(), drawn.toArray());
    }
    PrintWriter out = spec.commandLine().getOut();
    if (a.subject().isPresent() && b.subject().isPresent()) {
      Grade grade =
          new Grader(MatchingCommand.model(weights))
              .grade(
                  a.subject().get(), b.subject().get(), photographs.map(MatchedPhotographs::match));
      print(out, grade, photographs, readFromImages(a, b));
    } else {
      MatchedPhotographs both = photographs.orElseThrow(() -> nothingToDraw(a, b));
      out.println(json ? both.json() : both.text());
    }
    return ExitCode.FINE;
  }

  private static InputException nothingToDraw(MatchSide a, MatchSide b) {
    String lacking = a.pictures().isEmpty() ? a.name() : b.name();
    return new InputException(lacking + " came without a readable photograph that may count");
  }

  /** They do not change the grade: a machine's reading of a picture is a lead. */
  private List<Reason> readFromImages(MatchSide a, MatchSide b) throws IOException {
    List<Reason> found = new ArrayList<>();
    if (readImages) {
      found.addAll(readFromImages(a.pictures(), b.subject().stream()));
      found.addAll(readFromImages(b.pictures(), a.subject().stream()));
    }
    return found;
  }

  private static List<Reason> readFromImages(List<OfferPicture> pictures, Stream<Subject> stated)
      throws IOException {
    Tesseract reader = reader();
    StringBuilder text = new StringBuilder();
    for (OfferPicture picture : pictures) {
      text.append(reader.read(picture.file())).append('\n');
    }
    ImageText read = new ImageText(text.toString());
    return stated.flatMap(subject -> read.stated(subject).stream()).toList();
  }

  /** The program that reads pictures. */
  static Tesseract reader() throws InputException {
    Tesseract installed = Tesseract.installed();
    if (!installed.canStart()) {
      throw new InputException(
          "--read-images needs the program tesseract with Korean and English"
              + " (Debian: apt install tesseract-ocr tesseract-ocr-kor)");
    }
    return installed;
  }

  private void print(
      PrintWriter out, Grade grade, Optional<MatchedPhotographs> photographs, List<Reason> read) {
    if (json) {
      ObjectNode node = json(grade);
      if (readImages) {
        ArrayNode words = node.putArray("readFromImages");
        read.forEach(reason -> words.add(reason.words()));
      }
      photographs.ifPresent(both -> node.set("photographs", both.json()));
      out.println(node);
      return;
    }
    out.printf(Locale.ROOT, "%s  %.2f%n", grade.storedName(), grade.probability());
    for (Reason reason : grade.reasons()) {
      out.printf("  %s %s%n", reason.supports() ? "+" : "-", reason.words());
    }
    read.forEach(reason -> out.println("  ? " + reason.words()));
  }

  private ObjectNode json(Grade grade) {
    ObjectNode node = Json.object().put("left", left).put("right", right);
    node.put("grade", grade.storedName());
    node.put("probability", String.format(Locale.ROOT, "%.3f", grade.probability()));
    ArrayNode reasons = node.putArray("reasons");
    for (Reason reason : grade.reasons()) {
      reasons
          .addObject()
          .put("kind", reason.kind().name())
          .put("supports", reason.supports())
          .put("words", reason.words());
    }
    return node;
  }
}
