package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Puts new files in place of those in a folder of keys. A process may be killed at any moment: up
 * to the one move that decides, everything is as before; after it, whoever comes next completes it.
 */
final class Rotation {
  static final String NEXT = "next";
  static final String RETIRED = "retired";
  private static final String DROP = "drop";

  /** What belongs to one key that seals, and leaves with it. */
  private static final List<String> OF_SEAL =
      List.of(KeyFolder.SEAL_KEY, KeyFolder.SEAL_TOKEN, KeyFolder.SEAL_CHAIN, KeyFolder.ROOT);

  private final Path keys;

  Rotation(Path keys) {
    this.keys = keys;
  }

  /** Keeps the present key under {@code retired}, and puts the new files in place. */
  void replace(FreshKeys fresh) throws IOException {
    retire();
    List<String> drop = new ArrayList<>(List.of(KeyFolder.SEAL_KEY, KeyFolder.SEAL_TOKEN));
    if (fresh.files().containsKey(KeyFolder.ROOT)) {
      drop.add(KeyFolder.ROOT_KEY);
    }
    drop.removeAll(fresh.files().keySet());
    Path draft = keys.resolve("." + NEXT + "-" + UUID.randomUUID());
    fresh.store(draft);
    OwnerOnly.write(draft.resolve(DROP), String.join("\n", drop).getBytes(StandardCharsets.UTF_8));
    // From this move on the rotation will be completed, whatever happens.
    Files.move(draft, keys.resolve(NEXT), StandardCopyOption.ATOMIC_MOVE);
    complete();
  }

  /** Copies, so that nothing is missing if the process is killed here. */
  private void retire() throws IOException {
    Path folder = keys.resolve(RETIRED).resolve(KeyFolder.shortName(present()));
    OwnerOnly.folder(folder);
    for (String name : OF_SEAL) {
      if (OwnerOnly.exists(keys.resolve(name))) {
        Files.deleteIfExists(folder.resolve(name));
        OwnerOnly.write(folder.resolve(name), OwnerOnly.read(keys.resolve(name)));
      }
    }
  }

  private X509Certificate present() throws IOException {
    return Certificates.read(keys.resolve(KeyFolder.SEAL_CHAIN)).getFirst();
  }

  /** Moves what waits into its place; each step may have been done by a process that was killed. */
  void complete() throws IOException {
    Path next = keys.resolve(NEXT);
    if (!Files.isDirectory(next)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(next)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals(DROP)) {
          Files.move(
              file,
              keys.resolve(name),
              StandardCopyOption.ATOMIC_MOVE,
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    Path drop = next.resolve(DROP);
    if (OwnerOnly.exists(drop)) {
      for (String name : Files.readString(drop).lines().toList()) {
        Files.deleteIfExists(keys.resolve(name));
      }
      Files.delete(drop);
    }
    Files.delete(next);
  }
}
