package io.haetae.evidence.disclose;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds IP addresses of the visitor that pages echo: those that are known, in whichever usual form
 * they are written, and those that stand after a name such as {@code client_ip} in a field, header
 * or cookie. What is compressed, encoded otherwise or drawn in a picture is not found.
 */
public final class VisitorAddresses {
  private static final String V4 = "[0-9]{1,3}(?:\\.[0-9]{1,3}){3}";
  private static final String V6 =
      "[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}(?:\\.[0-9]{1,3}){0,3}";

  /** After what is written for another character, a name or number begins anew. */
  private static final String ESCAPE = "(?<=\\\\[nrt])|(?<=%[0-9A-Fa-f]{2})";

  private static final Pattern LITERAL =
      Pattern.compile(
          "(?:(?<![0-9A-Za-z.])|"
              + ESCAPE
              + ")"
              + "(?:"
              + V4
              + "(?![0-9A-Za-z]|\\.[0-9])|(?<!:)"
              + V6
              + "(?![0-9A-Za-z:]|\\.[0-9]))");

  /** How the visitor's address is called; a server's own ({@code WARC-IP-Address}) is not. */
  private static final String NAME =
      "(?:(?:x[-_])?(?:true[-_]|original[-_]|cf[-_]|fastly[-_]|akamai[-_])?"
          + "(?:client|remote|visitor|user|customer|guest|real|source|src|connecting|forwarded)"
          + "[-_]?(?:ip|ip[-_]?addr|ip[-_]?address|ipv4|ipv6|addr|address|for)"
          + "|ip|ip[-_]?addr|ip[-_]?address|ipv4|ipv6|forwarded|my[-_]?ip)";

  private static final String BEFORE = "(?:(?<![0-9A-Za-z_-])|" + ESCAPE + ")";

  private static final String QUOTE = "(?:%22|&quot;|\\\\{0,3}[\"'])?";
  private static final String SEPARATOR =
      QUOTE + "[ \\t]{0,8}(?:[:=,]|%3[AaDd])[ \\t]{0,8}(?:for=)?" + QUOTE + "\\[?";
  private static final String ADDRESS = "(?:" + V4 + "|" + V6 + ")";
  private static final Pattern NAMED =
      Pattern.compile(
          BEFORE
              + "(?<name>(?i:"
              + NAME
              + "))"
              + SEPARATOR
              + "(?<list>"
              + ADDRESS
              + "(?:, ?"
              + ADDRESS
              + "){0,20}(?![0-9]))");

  /** In a text of the page the quotes of this would be escaped. */
  private static final String SERVER = "\"remoteAddress\":\"";

  private final Set<InetAddress> known;

  /**
   * Looks for these addresses, and for whatever is called one.
   *
   * @param known IPv4 or IPv6 literals
   * @throws IllegalArgumentException if one is no such literal
   */
  public VisitorAddresses(Collection<String> known) {
    this.known = new HashSet<>();
    for (String literal : known) {
      this.known.add(
          parsed(literal)
              .orElseThrow(
                  () -> new IllegalArgumentException("\"" + literal + "\" is no IP address")));
    }
  }

  /** Whether a text is the literal of an IPv4 or IPv6 address; asks no name server. */
  public static boolean isAddress(String text) {
    return parsed(text).isPresent();
  }

  /** The addresses in a record, by their offsets. */
  public List<FoundAddress> in(byte[] record) {
    // Of one byte a character, so that places in the text are places in the record.
    String text = new String(record, StandardCharsets.ISO_8859_1);
    TreeMap<Integer, FoundAddress> found = new TreeMap<>();
    for (Matcher literal = LITERAL.matcher(text); !known.isEmpty() && literal.find(); ) {
      if (parsed(literal.group()).filter(known::contains).isPresent()) {
        put(found, literal.start(), literal.group(), "known address of the visitor");
      }
    }
    for (Matcher named = NAMED.matcher(text); named.find(); ) {
      Matcher each = LITERAL.matcher(named.group("list"));
      while (each.find()) {
        if (parsed(each.group()).isPresent()) {
          int offset = named.start("list") + each.start();
          put(found, offset, each.group(), "value of " + named.group("name"));
        }
      }
    }
    found.remove(server(text));
    return new ArrayList<>(found.values());
  }

  /** A metadata record also tells the server's address, under a name that a page gives ours. */
  private static int server(String record) {
    int block = record.indexOf("\r\n\r\n");
    boolean metadata = record.lastIndexOf("\r\nWARC-Type: metadata\r\n", block) >= 0;
    int at = metadata ? record.indexOf(SERVER, block) : -1;
    return at < 0 ? -1 : at + SERVER.length();
  }

  private static void put(
      Map<Integer, FoundAddress> found, int offset, String address, String reason) {
    found.putIfAbsent(offset, new FoundAddress(offset, address, reason));
  }

  private static Optional<InetAddress> parsed(String text) {
    if (!text.matches(V4 + "|" + V6)) {
      return Optional.empty();
    }
    try {
      // Digits, points and colons only: never a name to be resolved.
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }
}
