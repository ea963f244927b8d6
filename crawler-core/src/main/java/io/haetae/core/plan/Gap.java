package io.haetae.core.plan;

/**
 * A slot that ended without a conclusive look. It is recorded and stays a gap; no later look makes
 * up for it.
 *
 * @param slot the slot
 * @param cause why
 */
public record Gap(Slot slot, Cause cause) {
  /** Why a slot has no conclusive look. The names are stored and never change their meaning. */
  public enum Cause {
    /** No look was made. */
    NOT_MADE,
    /** Looks were made, and none told anything. */
    UNDETERMINED
  }
}
