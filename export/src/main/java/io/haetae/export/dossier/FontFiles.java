package io.haetae.export.dossier;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The TrueType fonts of this machine that a dossier may embed, by the names of their files. Fonts
 * with PostScript outlines (Noto Sans CJK) cannot be embedded as subsets and are left out.
 *
 * @param found files by name
 */
record FontFiles(Map<String, Path> found) {
  private static final int DEPTH = 6;

  /** With Hangul; the regular one, then its bold one. */
  private static final List<List<String>> KOREAN =
      List.of(
          List.of("NanumGothic.ttf", "NanumGothicBold.ttf"),
          List.of("NanumBarunGothic.ttf", "NanumBarunGothicBold.ttf"),
          List.of("malgun.ttf", "malgunbd.ttf"),
          List.of("UnDotum.ttf", "UnDotumBold.ttf"));

  private static final List<List<String>> LATIN =
      List.of(
          List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
          List.of("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
          List.of("arial.ttf", "arialbd.ttf"),
          List.of("Arial.ttf", "Arial Bold.ttf"));

  /** For what the others lack: mostly Chinese, Japanese, Arabic, Thai. */
  private static final List<String> OTHERS =
      List.of(
          "DroidSansFallbackFull.ttf",
          "DroidSansFallback.ttf",
          "NotoSansArabic-Regular.ttf",
          "NotoSansThai-Regular.ttf",
          "FreeSans.ttf",
          "Arial Unicode.ttf");

  FontFiles {
    found = Map.copyOf(found);
  }

  /** Those of this machine and user. */
  static FontFiles ofThisMachine() throws IOException {
    Path home = Path.of(System.getProperty("user.home"));
    return in(
        List.of(
            home.resolve(".fonts"),
            home.resolve(".local/share/fonts"),
            home.resolve("Library/Fonts"),
            Path.of("/usr/local/share/fonts"),
            Path.of("/usr/share/fonts"),
            Path.of("/Library/Fonts"),
            Path.of("/System/Library/Fonts"),
            Path.of("C:\\Windows\\Fonts")));
  }

  /** Those in some folders; what lies in an earlier one wins. */
  static FontFiles in(List<Path> folders) throws IOException {
    Map<String, Path> found = new HashMap<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(
            folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEPTH, new Collecting(found));
      }
    }
    return new FontFiles(found);
  }

  /** Whether Hangul can be shown. */
  boolean korean() {
    return KOREAN.stream().anyMatch(pair -> found.containsKey(pair.getFirst()));
  }

  /** The files to look for a character in, in this order. */
  List<Path> faces(boolean bold) {
    Stream<String> pairs =
        Stream.concat(KOREAN.stream(), LATIN.stream())
            .map(
                pair ->
                    bold && found.containsKey(pair.getLast()) ? pair.getLast() : pair.getFirst());
    return Stream.concat(pairs, OTHERS.stream())
        .flatMap(name -> Optional.ofNullable(found.get(name)).stream())
        .toList();
  }

  /** Folders that may not be read are passed over. */
  private static final class Collecting extends SimpleFileVisitor<Path> {
    private final Map<String, Path> found;

    Collecting(Map<String, Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      found.putIfAbsent(String.valueOf(file.getFileName()), file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }
}
