package io.haetae.sites.declared;

import java.util.List;
import java.util.Optional;

/** What a value of an adapter file may look like; the one source of the check and the schema. */
sealed interface Shape {
  /** A plain value of a form. */
  record Text(Form form) implements Shape {}

  /** True or false. */
  record Truth() implements Shape {}

  /** One value or a list of them. */
  record OneOrMore(Shape each) implements Shape {}

  /** A list. */
  record Listed(Shape each) implements Shape {}

  /** A mapping whose names are the author's own. */
  record Named(Form names, Shape each) implements Shape {}

  /** A plain value, or a mapping that says more. */
  record TextOrFields(Text text, Fields fields) implements Shape {}

  /** A mapping with these fields and no others. */
  record Fields(List<Field> fields) implements Shape {
    /** Copies the list. */
    public Fields {
      fields = List.copyOf(fields);
    }

    Optional<Field> named(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
  }

  /**
   * One field.
   *
   * @param required whether it must be there
   * @param about what it is, for people who write a file
   */
  record Field(String name, boolean required, String about, Shape shape) {
    static Field required(String name, Shape shape, String about) {
      return new Field(name, true, about, shape);
    }

    static Field optional(String name, Shape shape, String about) {
      return new Field(name, false, about, shape);
    }
  }
}
