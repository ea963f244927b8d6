package io.haetae.matching;

import java.util.List;

/**
 * How two subjects stand to each other. The probability is that of the grade's own statement, but
 * for {@link Undecided}, where it is that of being the same item. A grade is an opinion to be
 * confirmed by a person, never evidence.
 */
public sealed interface Grade {
  /** The probability, 0 to 1. */
  double probability();

  /** What speaks for and against, the strongest first. */
  List<Reason> reasons();

  /** The grade's name as it is stored; never changes its meaning. */
  default String storedName() {
    return switch (this) {
      case SameListing same -> SameListing.STORED;
      case SameItem same -> SameItem.STORED;
      case SameModelOtherOption same -> "SameModelOtherOption";
      case SameDesignOtherBrand same -> "SameDesignOtherBrand";
      case Different different -> "Different";
      case Undecided undecided -> "Undecided";
    };
  }

  /** Whether a grade of this stored name says that both are the same product. */
  static boolean saysSame(String storedName) {
    return storedName.equals(SameListing.STORED) || storedName.equals(SameItem.STORED);
  }

  /** One and the same offer page. */
  record SameListing(double probability, List<Reason> reasons) implements Grade {
    private static final String STORED = "SameListing";

    /** Copies the reasons. */
    public SameListing {
      reasons = List.copyOf(reasons);
    }
  }

  /** The same item, offered elsewhere. */
  record SameItem(double probability, List<Reason> reasons) implements Grade {
    private static final String STORED = "SameItem";

    /** Copies the reasons. */
    public SameItem {
      reasons = List.copyOf(reasons);
    }
  }

  /** The same model in another colour, size or edition. */
  record SameModelOtherOption(double probability, List<Reason> reasons) implements Grade {
    /** Copies the reasons. */
    public SameModelOtherOption {
      reasons = List.copyOf(reasons);
    }
  }

  /** The same design under another brand. */
  record SameDesignOtherBrand(double probability, List<Reason> reasons) implements Grade {
    /** Copies the reasons. */
    public SameDesignOtherBrand {
      reasons = List.copyOf(reasons);
    }
  }

  /** Different things. */
  record Different(double probability, List<Reason> reasons) implements Grade {
    /** Copies the reasons. */
    public Different {
      reasons = List.copyOf(reasons);
    }
  }

  /** What is known does not decide. */
  record Undecided(double probability, List<Reason> reasons) implements Grade {
    /** Copies the reasons. */
    public Undecided {
      reasons = List.copyOf(reasons);
    }
  }
}
