package io.haetae.app.storage;

/** What people want of a lane, or of a whole study. Stored; never changes its meaning. */
public enum Wanted {
  /** Visits are made. */
  RUN("run"),
  /** Nothing starts; the process waits. */
  PAUSE("pause"),
  /** Nothing starts, and the process ends. */
  STOP("stop");

  private final String stored;

  Wanted(String stored) {
    this.stored = stored;
  }

  String stored() {
    return stored;
  }

  static Wanted ofStored(String name) {
    return switch (name) {
      case "run" -> RUN;
      case "pause" -> PAUSE;
      case "stop" -> STOP;
      default -> throw new ArchiveException("No wish is called \"" + name + "\"");
    };
  }
}
