package io.haetae.app.storage;

import java.util.Arrays;

/**
 * What an archive is for; an archive keeps its kind for ever. Stored; never changes its meaning.
 */
public enum ArchiveKind {
  /** Observations of real marketplaces. */
  STUDY("study"),
  /** Observations of simulated marketplaces, made to show how Haetae works. */
  DEMO("demo");

  private final String stored;

  ArchiveKind(String stored) {
    this.stored = stored;
  }

  /** The stored name. */
  public String stored() {
    return stored;
  }

  static ArchiveKind ofStored(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.stored.equals(name))
        .findFirst()
        .orElseThrow(() -> new ArchiveException("No kind of archive is called \"" + name + "\""));
  }
}
