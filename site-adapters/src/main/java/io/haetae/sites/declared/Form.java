package io.haetae.sites.declared;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.haetae.core.site.Meaning;
import io.haetae.sites.format.Fault.Complaint;
import io.haetae.sites.format.ValueForm;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The form of a plain value. */
enum Form implements ValueForm {
  FORMAT("1", "the number of this format, which is 1"),
  WORDS("\\S(?:.{0,198}\\S)?", "1 to 200 characters in one line"),
  SITE("[a-z0-9][a-z0-9.-]{0,63}", "lower-case letters, digits, dots and hyphens, at most 64"),
  VERSION("[A-Za-z0-9._-]{1,40}", "letters, digits, dots, hyphens and underscores, at most 40"),
  HOST(
      "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}",
      "a host name in lower case, such as shop.example"),
  NAME("[a-z][a-z0-9-]{0,39}", "a name of lower-case letters, digits and hyphens"),
  VARIABLE("[A-Za-z_$][\\w$]*(?:\\.[A-Za-z_$][\\w$]*)*", "a variable such as runParams"),
  TYPE("[A-Za-z]{1,60}", "a type of schema.org such as Product"),
  COOKIE("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}", "a cookie's name"),
  COOKIE_VALUE("[^\\s;,\"\\\\]{1,500}", "a cookie's value without spaces, ; , \" and \\"),
  ABSENT("[A-Za-z0-9._-]*#{5,40}[A-Za-z0-9._-]*", "a number with 5 to 40 # for random digits"),
  DECIMALS("[0-4]", "how many of the last digits are decimals: 0 to 4"),
  MEANING(
      String.join("|", Arrays.stream(Meaning.values()).map(Meaning::name).toList()),
      "a meaning: "
          + String.join(", ", Arrays.stream(Meaning.values()).map(Meaning::name).toList())),
  /** A regular expression. */
  PATTERN("", "a regular expression of RE2, at most 500 characters"),
  /** A regular expression of an item's address. */
  ITEM("", "a regular expression of RE2 that begins with / and has a group (?P<number>…)"),
  /** The address of a listing. */
  LISTING("", "an https address with {number}"),
  /** The address of a search. */
  SEARCH("", "an https address with {query}"),
  /** Where a value stands. */
  PLACE("", "a place: css:SELECTOR, css:SELECTOR@ATTRIBUTE, STATE#/POINTER or url"),
  /** Where the entries of a list stand. */
  LIST("", "the place of every entry: css:SELECTOR, or STATE#/POINTER/*"),
  /** Where a value stands within an entry of a list. */
  WITHIN(
      "",
      "a place within the entry: css:SELECTOR, css:SELECTOR@ATTRIBUTE, css:@ATTRIBUTE or ./POINTER");

  private static final int LONGEST_PATTERN = 500;

  private final String whole;
  private final String about;

  Form(String whole, String about) {
    this.whole = whole;
    this.about = about;
  }

  @Override
  public String about() {
    return about;
  }

  @Override
  public Optional<String> whole() {
    return Optional.of(whole).filter(form -> !form.isEmpty());
  }

  @Override
  public boolean number() {
    return this == FORMAT || this == DECIMALS;
  }

  @Override
  public Optional<Complaint> complaint(String value) {
    return switch (this) {
      case PATTERN -> pattern(value);
      case ITEM -> pattern(value).or(() -> item(value));
      case LISTING -> Template.complaint(value, "number");
      case SEARCH -> Template.complaint(value, "query");
      case PLACE -> Place.complaint(value);
      case LIST -> Place.listComplaint(value);
      case WITHIN -> Place.withinComplaint(value);
      case FORMAT,
          WORDS,
          SITE,
          VERSION,
          HOST,
          NAME,
          VARIABLE,
          TYPE,
          COOKIE,
          COOKIE_VALUE,
          ABSENT,
          DECIMALS,
          MEANING ->
          Pattern.matches(whole, value)
              ? Optional.empty()
              : complain("\"" + shortened(value) + "\" does not fit", "write " + about);
    };
  }

  private static Optional<Complaint> pattern(String value) {
    if (value.isEmpty() || value.length() > LONGEST_PATTERN) {
      return complain("it has " + value.length() + " characters", "write " + PATTERN.about);
    }
    try {
      Pattern.compile(value);
      return Optional.empty();
    } catch (PatternSyntaxException malformed) {
      return complain(
          "the regular expression is malformed: " + malformed.getMessage(),
          "RE2 knows no look-around and no back-references; in quotes, \" needs \\\\ where ' needs \\");
    }
  }

  private static Optional<Complaint> item(String value) {
    boolean named = Pattern.compile(value).namedGroups().keySet().equals(Set.of("number"));
    return named && value.startsWith("/")
        ? Optional.empty()
        : complain("it names no item number", "write " + ITEM.about);
  }

  static Optional<Complaint> complain(String problem, String fix) {
    return Optional.of(new Complaint(problem, fix));
  }

  static String shortened(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }
}
