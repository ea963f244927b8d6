package io.haetae.evidence.log;

import io.haetae.verifier.Checkpoint;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.LogLeaf;
import io.haetae.verifier.Merkle;
import io.haetae.verifier.TlogProof;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The append-only log of an archive, in the folder {@code log/} of it (RFC 6962; C2SP tlog-tiles).
 * A leaf is on the disk before the call that appends it returns, and a checkpoint only ever speaks
 * of such leaves; a process that is killed leaves a log that opens again with every confirmed leaf.
 * After an error in writing the log refuses further leaves until it is opened again, as nobody
 * knows then what is on the disk. May be used by several threads; one process at a time.
 */
public final class TransparencyLog implements AutoCloseable {
  /** So many leaves at least are read again at the next opening before the index is stored. */
  private static final int INDEX_EVERY = 4096;

  private final LogFiles files;
  private final LogKey key;
  private final Clock clock;
  private final LogLock lock;
  private final TreeEdge edge;
  private final LogIndex index;
  private Tail tail;
  private Optional<Checkpoint> last;
  private long indexStored;
  private boolean broken;

  private TransparencyLog(LogFiles files, LogKey key, Clock clock, LogLock lock)
      throws IOException {
    this.files = files;
    this.key = key;
    this.clock = clock;
    this.lock = lock;
    this.last =
        Files.exists(files.checkpoint())
            ? Optional.of(Checkpoint.read(files.checkpoint()))
            : Optional.empty();
    this.tail = Tail.open(files, last.map(Checkpoint::size).orElse(0L));
    this.edge = TreeEdge.load(files, tail.bundle());
    grow(tail.leaves());
    checkLast();
    this.index = LogIndex.load(indexFile(), edge.size(), new TreeProofs(edge)::root);
    this.indexStored = index.size();
    while (index.size() < edge.size()) {
      index.add(LogLeaf.parse(entry(index.size())));
    }
    Files.deleteIfExists(files.plan(edge.size()));
  }

  /**
   * Opens a log, or begins one. Reads the right edge of the tree only, however many leaves there
   * are. The origin is the key's name.
   *
   * @param folder the folder {@code log/} of an archive; made if it is not there
   * @param key signs checkpoints
   * @param clock gives leaves their time
   * @throws IOException if the folder cannot be written, another process or opening has the log, or
   *     it is damaged: leaves are missing that a checkpoint speaks of, or are not the same
   */
  public static TransparencyLog open(Path folder, LogKey key, Clock clock) throws IOException {
    Durable.folder(folder);
    LogLock lock = LogLock.take(folder);
    boolean opened = false;
    try {
      TransparencyLog log = new TransparencyLog(new LogFiles(folder), key, clock, lock);
      opened = true;
      return log;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }

  /** The name of the log. */
  public String origin() {
    return key.name();
  }

  /** How many leaves there are, signed for or not. */
  public synchronized long size() {
    return edge.size();
  }

  /** The hash over all of them. */
  public synchronized TreeHash root() throws IOException {
    return new TreeProofs(edge).root(edge.size());
  }

  /**
   * Appends a leaf, at the present time of the clock.
   *
   * @throws EvidenceException if the leaf cannot come next: it is malformed, or an opening without
   *     the target's next number, or a seal or failure of a visit that is not open, or a seal that
   *     does not name the target's last manifest; nothing is appended then
   * @throws IOException if it cannot be written
   */
  public <L extends Leaf> LogEntry<L> append(L leaf) throws IOException {
    return appendAll(List.of(leaf)).getFirst();
  }

  /**
   * Appends leaves, and waits for the disk once for up to 256 of them. If the process is killed, a
   * beginning of them may be in the log.
   *
   * @throws IOException as {@link #append} does; the leaves before the offending one are appended
   */
  public synchronized <L extends Leaf> List<LogEntry<L>> appendAll(List<L> leaves)
      throws IOException {
    List<LogEntry<L>> entries = new ArrayList<>();
    List<byte[]> pending = new ArrayList<>();
    Instant time = clock.instant();
    try {
      for (L leaf : leaves) {
        checkUsable();
        LogEntry<L> entry = new LogEntry<>(edge.size() + pending.size(), leaf, leaf.json(time));
        index.add(LogLeaf.parse(entry.bytes()));
        pending.add(entry.bytes());
        entries.add(entry);
        if (pending.size() == tail.room()) {
          write(pending);
          pending.clear();
        }
      }
    } finally {
      write(pending);
    }
    return entries;
  }

  /**
   * Writes the plan of a run: the file {@code plans/} with the leaf's index for a name, a line a
   * visit, and then the leaf with the root over its lines.
   *
   * @param configSha256 of the run's settings
   */
  public synchronized LogEntry<Leaf.Plan> plan(
      String run, List<PlannedVisit> visits, String configSha256) throws IOException {
    checkUsable();
    List<String> lines = visits.stream().map(PlannedVisit::line).toList();
    List<TreeHash> hashes =
        lines.stream().map(line -> Merkle.leaf(line.getBytes(StandardCharsets.UTF_8))).toList();
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    Durable.replace(files.plan(edge.size()), text.toString().getBytes(StandardCharsets.UTF_8));
    String root = HexFormat.of().formatHex(Merkle.root(hashes).bytes());
    return append(new Leaf.Plan(run, visits.size(), root, configSha256));
  }

  /**
   * Writes that a visit starts, with the next number of its target.
   *
   * @param position the visit's place in the run's plan
   * @param target the target's commitment
   * @param attempt which try of this position it is, from 1
   */
  public synchronized LogEntry<Leaf.Open> open(
      String captureId, String run, long position, String target, long attempt) throws IOException {
    long next = index.target(target).openings() + 1;
    return append(new Leaf.Open(captureId, run, position, target, next, attempt));
  }

  /** What is known of a target by its commitment. */
  public synchronized TargetState target(String target) {
    return index.target(target);
  }

  /** The SHA-256 of the certificate that the log names as sealing now, if it names one. */
  public synchronized Optional<String> sealKey() {
    return index.sealKey();
  }

  /**
   * The visits that were opened and neither sealed nor failed, oldest first. Right after opening
   * the log these are what a killed process left.
   */
  public synchronized List<Leaf.Open> unfinished() {
    return List.copyOf(index.open());
  }

  /**
   * Where the plans of the runs are that have not ended, oldest first. Right after opening the log
   * these are what a killed process left.
   */
  public synchronized List<Long> unendedPlans() {
    return List.copyOf(index.plans());
  }

  /** The bytes of the leaf at an index. */
  public synchronized byte[] entry(long at) throws IOException {
    if (at < 0 || at >= edge.size()) {
      throw new IllegalArgumentException("No leaf " + at + " in a log of " + edge.size());
    }
    long bundle = at / LogFiles.FULL;
    List<byte[]> leaves =
        bundle == tail.bundle() ? tail.leaves() : files.bundle(bundle, LogFiles.FULL);
    return leaves.get((int) (at % LogFiles.FULL)).clone();
  }

  /**
   * Signs for everything appended so far, once the tiles of it are on the disk. Returns the last
   * checkpoint again, with what witnesses added to it, if nothing was appended since.
   */
  public synchronized Checkpoint checkpoint() throws IOException {
    checkUsable();
    if (last.isPresent()
        && last.get().size() == edge.size()
        && last.get().note().signedBy(key.verifierKey())) {
      return last.get();
    }
    broken = true;
    writeEdge();
    String text = Checkpoint.text(key.name(), edge.size(), root());
    byte[] note = (text + "\n" + key.sign(text) + "\n").getBytes(StandardCharsets.UTF_8);
    Durable.replace(files.checkpoint(), note);
    Checkpoint signed = Checkpoint.parse(note);
    last = Optional.of(signed);
    broken = false;
    return signed;
  }

  /** The last checkpoint that was signed; there may be leaves after it. */
  public synchronized Optional<Checkpoint> lastCheckpoint() {
    return last;
  }

  /**
   * Proves a leaf to the last checkpoint.
   *
   * @throws EvidenceException if that does not speak of the leaf yet
   */
  public synchronized TlogProof prove(long at) throws IOException {
    Checkpoint to =
        last.filter(signed -> signed.size() > at)
            .orElseThrow(
                () -> new EvidenceException("no checkpoint speaks of leaf " + at + " yet"));
    return new TlogProof(at, inclusion(at, to.size()), to);
  }

  /** The path from a leaf to the root of the tree of a size, no larger than the log. */
  public synchronized List<TreeHash> inclusion(long at, long size) throws IOException {
    checkSize(size);
    return new TreeProofs(edge).inclusion(at, size);
  }

  /** The proof that the tree of a size, no larger than the log, extends that of an older one. */
  public synchronized List<TreeHash> consistency(long oldSize, long size) throws IOException {
    checkSize(size);
    return new TreeProofs(edge).consistency(oldSize, size);
  }

  /** Lets another process open the log. Signs nothing. */
  @Override
  public synchronized void close() throws IOException {
    try (lock) {
      if (!broken) {
        storeIndex();
      }
    } finally {
      tail.close();
    }
  }

  private void write(List<byte[]> pending) throws IOException {
    if (pending.isEmpty() || broken) {
      return;
    }
    broken = true;
    tail.append(pending);
    grow(pending);
    broken = false;
    if (index.size() - indexStored > Math.max(INDEX_EVERY, index.entries())) {
      storeIndex();
    }
  }

  /** Takes leaves of the tail into the tree; a full tail becomes a bundle with its tiles. */
  private void grow(List<byte[]> leaves) throws IOException {
    List<TreeEdge.FullTile> full = List.of();
    for (byte[] leaf : leaves) {
      full = edge.add(Merkle.leaf(leaf));
    }
    if (full.isEmpty()) {
      return;
    }
    Durable.replace(files.bundlePath(tail.bundle(), LogFiles.FULL), Tail.framed(tail.leaves()));
    for (TreeEdge.FullTile tile : full) {
      Durable.replace(
          files.tilePath(tile.level(), tile.number(), LogFiles.FULL), joined(tile.hashes()));
    }
    Tail done = tail;
    tail = Tail.create(files, done.bundle() + 1);
    done.delete();
    Partials.delete(files.bundlePath(done.bundle(), 1));
    for (TreeEdge.FullTile tile : full) {
      Partials.delete(files.tilePath(tile.level(), tile.number(), 1));
    }
  }

  /** Writes the tiles and the bundle that are not full, as a checkpoint needs them. */
  private void writeEdge() throws IOException {
    int width = tail.leaves().size();
    if (width > 0) {
      Durable.replace(files.bundlePath(tail.bundle(), width), Tail.framed(tail.leaves()));
    }
    for (int level = 0; level < edge.levels().size(); level++) {
      List<TreeHash> hashes = edge.levels().get(level);
      long number = edge.size() >> (8 * (level + 1));
      if (!hashes.isEmpty()) {
        Durable.replace(files.tilePath(level, number, hashes.size()), joined(hashes));
      }
    }
  }

  private void storeIndex() throws IOException {
    if (index.size() != indexStored) {
      index.store(indexFile(), root());
      indexStored = index.size();
    }
  }

  private Path indexFile() {
    return files.folder().resolve("index");
  }

  private void checkLast() throws IOException {
    if (last.isEmpty()) {
      return;
    }
    Checkpoint signed = last.get();
    if (!signed.origin().equals(key.name())) {
      throw new EvidenceException(
          files.folder()
              + " is the log \""
              + signed.origin()
              + "\", the key is that of \""
              + key.name()
              + "\"");
    }
    if (signed.size() > edge.size()) {
      throw new EvidenceException(
          "%s has %d leaves, but its checkpoint speaks of %d: leaves are missing"
              .formatted(files.folder(), edge.size(), signed.size()));
    }
    if (!new TreeProofs(edge).root(signed.size()).equals(signed.root())) {
      throw new EvidenceException(
          files.folder() + " does not hold the leaves that its checkpoint speaks of");
    }
  }

  private void checkSize(long size) {
    if (size < 0 || size > edge.size()) {
      throw new IllegalArgumentException("No tree of " + size + " in a log of " + edge.size());
    }
  }

  private void checkUsable() throws EvidenceException {
    if (broken) {
      throw new EvidenceException(
          files.folder() + " could not be written before; open it again to go on");
    }
  }

  private static byte[] joined(List<TreeHash> hashes) {
    byte[] bytes = new byte[hashes.size() * TreeHash.LENGTH];
    for (int i = 0; i < hashes.size(); i++) {
      System.arraycopy(hashes.get(i).bytes(), 0, bytes, i * TreeHash.LENGTH, TreeHash.LENGTH);
    }
    return bytes;
  }
}
