package io.haetae.app.command;

/** What the user gave cannot be used; the message names it and says what to do. */
final class InputException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
