package io.haetae.core.evidence;

import io.haetae.core.browse.Capture;
import io.haetae.core.browse.WireCopy;
import io.haetae.core.plan.Visit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Keeps captures. A capture is written first, judged from the written bytes, packed together with
 * what was concluded, and sealed once it is the one that its visit ended with. A bundle appears in
 * the archive whole and at once, or not at all. Safe for use by several lanes.
 */
public interface EvidenceStore {
  /**
   * Commits to the visits of a session before any of them is made, so that one that is left out
   * later is missed. A run that is gone on with has another session, with the visits that are left.
   *
   * @throws IOException if the archive cannot be written
   */
  void plan(String run, List<Visit> visits) throws IOException;

  /**
   * Records that a planned visit ended without a capture.
   *
   * @throws IOException if the archive cannot be written
   */
  void notMade(Visit visit, String reason) throws IOException;

  /**
   * Records that the session of a run ended.
   *
   * @param left how many of its visits have not been made
   * @throws IOException if the archive cannot be written
   */
  void ended(String run, int left) throws IOException;

  /**
   * Opens the draft of a visit's bundle, before the visit starts.
   *
   * @throws IOException if the archive cannot be written
   */
  Draft open(Visit visit) throws IOException;

  /** The bundle of one visit while it is made. Used by one thread. */
  interface Draft extends AutoCloseable {
    /** A folder for large bodies and the like; it lasts until the draft is closed. */
    Path work();

    /**
     * Writes the capture's records and reads them back: what this returns comes from the written
     * bytes alone. Called once.
     *
     * @throws IOException if the records cannot be written
     */
    Capture write(Capture capture) throws IOException;

    /**
     * Keeps a copy of the wire beside the records, encrypted. Called at most once, before {@link
     * #pack}.
     *
     * @throws IOException if it cannot be encrypted or written
     */
    void keep(WireCopy wire) throws IOException;

    /**
     * Adds the facts and packs the bundle. From here on a process that is killed loses nothing of
     * it, but it is not sealed, and not in the archive yet. Called once, after {@link #write}.
     *
     * @return what it will be known by, but for the hash: sealing changes the manifest
     * @throws IOException if the bundle cannot be written
     */
    EvidenceRef pack(Facts facts) throws IOException;

    /**
     * Seals the packed bundle and moves it into the archive. Called at most once, after the visit's
     * end was recorded with this bundle, so that a visit never has two.
     *
     * @throws IOException if it cannot be written; it is sealed later then
     */
    EvidenceRef seal() throws IOException;

    /** Packs and seals, where nobody else can make the visit. */
    default EvidenceRef seal(Facts facts) throws IOException {
      pack(facts);
      return seal();
    }

    /**
     * Keeps the packed bundle unsealed beside the archive's bundles, because its visit ended, or
     * will end, with another.
     *
     * @param reason why; it stands in the log
     * @throws IOException if the archive cannot be written
     */
    void supersede(String reason) throws IOException;

    /**
     * Removes the work folder of a sealed draft. What a draft holds that was not packed is kept
     * beside the archive's bundles, so that nothing captured is lost; a packed one stays, to be
     * sealed later.
     */
    @Override
    void close();
  }
}
