package io.haetae.app.storage;

/** An archive's database cannot be opened, or does not hold or take what it should. */
public final class ArchiveException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * A fault with its cause.
   *
   * @param message what is wrong and what the user can do
   * @param cause the fault beneath
   */
  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
  }

  /** A fault that has no cause beneath it. */
  public ArchiveException(String message) {
    super(message);
  }
}
