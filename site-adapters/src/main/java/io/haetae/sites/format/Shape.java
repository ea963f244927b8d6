package io.haetae.sites.format;

import java.util.List;
import java.util.Optional;

/** What a value of a file may look like; the one source of the check and the schema. */
public sealed interface Shape {
  /** A plain value of a form. */
  record Text(ValueForm form) implements Shape {}

  /** True or false. */
  record Truth() implements Shape {}

  /** One value or a list of them. */
  record OneOrMore(Shape each) implements Shape {}

  /** A list. */
  record Listed(Shape each) implements Shape {}

  /** A mapping whose names are the author's own. */
  record Named(ValueForm names, Shape each) implements Shape {}

  /** A plain value, or a mapping that says more. */
  record TextOrFields(Text text, Fields fields) implements Shape {}

  /** A mapping with these fields and no others. */
  record Fields(List<Field> fields) implements Shape {
    /** Copies the list. */
    public Fields {
      fields = List.copyOf(fields);
    }

    /** The field of a name. */
    public Optional<Field> named(String name) {
      return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }
  }

  /**
   * One field.
   *
   * @param name as it is written
   * @param required whether it must be there
   * @param about what it is, for people who write a file
   * @param shape what its value looks like
   */
  record Field(String name, boolean required, String about, Shape shape) {
    /** One that must be there. */
    public static Field required(String name, Shape shape, String about) {
      return new Field(name, true, about, shape);
    }

    /** One that may be left out. */
    public static Field optional(String name, Shape shape, String about) {
      return new Field(name, false, about, shape);
    }
  }
}
