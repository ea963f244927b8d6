package io.haetae.core.plan;

/** Why a look is due. The names are stored and never change their meaning. */
public enum Occasion {
  /** The first look at a listing of the study. */
  FIRST,
  /** Right after a notice or a claim of removal, to see what it found. */
  NOTICE,
  /** One of the looks in the days after a notice. */
  DENSE,
  /** One of the looks at all other times. */
  WEEKLY,
  /** One of the single looks long after a notice. */
  LATER,
  /** Once more in the same slot, because the last look there told nothing. */
  AGAIN,
  /** A second, independent look at a change. */
  CONFIRM,
  /** A search. */
  SEARCH
}
