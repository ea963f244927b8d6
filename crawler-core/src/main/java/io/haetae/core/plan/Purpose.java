package io.haetae.core.plan;

/** Why a visit is made. Stored; never changes its meaning. */
public enum Purpose {
  /** To see whether a watched listing can be ordered. */
  TARGET,
  /** A listing known to be on sale: shows that the session sees live offers. */
  CONTROL_ON_SALE,
  /** An item number known not to exist: shows that the session sees absence. */
  CONTROL_ABSENT
}
