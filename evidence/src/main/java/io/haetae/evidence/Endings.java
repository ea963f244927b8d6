package io.haetae.evidence;

import io.haetae.core.evidence.EvidenceRef;
import java.io.IOException;

/** Knows which capture each visit ended with, as a study's database does. */
public interface Endings {
  /** Those of an archive that is all there is: what it captured is what its visits ended with. */
  Endings OF_THE_ARCHIVE =
      new Endings() {
        @Override
        public boolean endedWith(StoredBundle bundle) {
          return true;
        }

        @Override
        public void sealed(EvidenceRef ref) {
          // The archive itself is what is known.
        }
      };

  /**
   * Asked before a packed bundle is sealed that a process left behind. A visit that has not ended
   * yet ends with it.
   *
   * @param bundle what it says; its path is the one that it will have
   * @return whether the visit ended with this capture; if not, it is not sealed
   * @throws IOException if that cannot be told; the bundle is left as it is then
   */
  boolean endedWith(StoredBundle bundle) throws IOException;

  /** Told of a bundle that is sealed only now, and so has another manifest. */
  void sealed(EvidenceRef ref);
}
