package io.haetae.evidence;

import io.haetae.core.evidence.EvidenceObjects;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Objects as files of a folder, such as that of a mounted file server. The sum of {@code name} is
 * in {@code name.sha256}, as {@code sha256sum} writes it.
 *
 * @param folder the folder; made with the first object
 */
public record FolderObjects(Path folder) implements EvidenceObjects {
  private static final String SUM = ".sha256";
  private static final String DRAFT = ".new";

  @Override
  public boolean put(String name, Path file) throws IOException {
    Path target = place(name);
    String sha256 = Sha256.of(file);
    if (Files.exists(target)) {
      if (Sha256.of(target).equals(sha256)) {
        return false;
      }
      throw new FileAlreadyExistsException(target + " holds other bytes");
    }
    Files.createDirectories(target.getParent());
    // The sum first: an object without its sum could not be told from one that was cut off.
    Path list = target.resolveSibling(target.getFileName() + SUM);
    write(list, draft -> Files.writeString(draft, sha256 + "  " + target.getFileName() + "\n"));
    write(target, draft -> Files.copy(file, draft));
    return true;
  }

  @FunctionalInterface
  private interface Content {
    void into(Path draft) throws IOException;
  }

  private void write(Path file, Content content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + DRAFT);
    content.into(draft);
    Disk.force(draft);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    Disk.forceFolder(Optional.ofNullable(file.getParent()).orElse(folder));
  }

  @Override
  public void get(String name, Path file) throws IOException {
    Path object = existing(name);
    Files.copy(object, file);
    byte[] list = Files.readAllBytes(object.resolveSibling(object.getFileName() + SUM));
    if (!new String(list, StandardCharsets.UTF_8).startsWith(Sha256.of(file) + " ")) {
      Files.delete(file);
      throw new EvidenceException(object + " is not what was put there");
    }
  }

  @Override
  public byte[] start(String name, int most) throws IOException {
    try (InputStream in = Files.newInputStream(existing(name))) {
      return in.readNBytes(most);
    }
  }

  @Override
  public List<String> names(String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith(prefix) && !name.endsWith(SUM) && !name.endsWith(DRAFT))
          .sorted()
          .toList();
    }
  }

  @Override
  public String place() {
    return folder.toUri().toString();
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private Path existing(String name) throws IOException {
    Path object = place(name);
    if (!Files.isRegularFile(object)) {
      throw new NoSuchFileException(object.toString());
    }
    return object;
  }

  private Path place(String name) throws IOException {
    Path object = folder.resolve(name).normalize();
    if (!object.startsWith(folder.normalize()) || object.equals(folder.normalize())) {
      throw new EvidenceException("\"" + name + "\" is no name of an object");
    }
    return object;
  }
}
