package io.haetae.evidence.seal;

import io.haetae.verifier.Certificates;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The settings of sealing ({@code seal.json}).
 *
 * @param authorities the time-stamp authorities, in the order in which they are asked
 * @param timestamps how many of them must answer
 * @param fetchRevocations whether lists of revoked certificates are fetched; else files alone count
 */
public record SealSettings(List<Authority> authorities, int timestamps, boolean fetchRevocations) {
  private static final Set<String> FIELDS = Set.of("authorities", "timestamps", "revocation");
  private static final Set<String> OF_AUTHORITY = Set.of("name", "url", "root", "crl");
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");

  /** Copies the list. */
  public SealSettings {
    authorities = List.copyOf(authorities);
  }

  /**
   * One authority.
   *
   * @param name {@code [a-z0-9-]{1,32}}
   * @param url where it answers
   * @param root the file in {@code trust/authorities} with its root
   * @param crl where a list of what its issuer revoked is, if its certificate does not say
   */
  public record Authority(String name, URI url, String root, Optional<URI> crl) {}

  /**
   * Reads the settings of an installation.
   *
   * @throws IOException if the file cannot be read
   * @throws EvidenceException naming the field that is wrong and what it should be
   */
  public static SealSettings read(ConfigurationHome home) throws IOException {
    Path file = home.settings();
    if (!Files.isRegularFile(file)) {
      throw new EvidenceException(
          file
              + " is missing; write {\"authorities\":[{\"name\":\"tsa-a\",\"url\":\"http://…\","
              + "\"root\":\"tsa-a.pem\"},…],\"timestamps\":2} and put the roots into "
              + home.trust().resolve(Trust.AUTHORITIES));
    }
    JsonNode json = JsonFields.read(file, FIELDS).json();
    JsonNode list = json.path("authorities");
    if (!list.isArray() || list.isEmpty()) {
      throw new EvidenceException(file + ": \"authorities\" must be a list of at least one");
    }
    List<Authority> authorities = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode one : list) {
      Authority authority = authority(one, file + ": authorities[" + authorities.size() + "]");
      if (!names.add(authority.name())) {
        throw new EvidenceException(
            file + ": two authorities have the \"name\" " + authority.name());
      }
      authorities.add(authority);
    }
    return new SealSettings(
        authorities,
        timestamps(json.path("timestamps"), authorities.size(), file),
        fetched(json.path("revocation"), file));
  }

  private static boolean fetched(JsonNode text, Path file) throws EvidenceException {
    return switch (text.isMissingNode() ? "fetch" : text.asString("")) {
      case "fetch" -> true;
      case "files" -> false;
      default ->
          throw new EvidenceException(
              file + ": \"revocation\" must be \"fetch\" or \"files\", not " + text);
    };
  }

  /**
   * Where lists of revoked certificates come from: {@code *.crl} beside the keys and beside trusted
   * roots; what they lack is fetched, unless the settings say otherwise.
   */
  public RevocationLists revocations(ConfigurationHome home, TimeStampAuthority.Line line) {
    List<Path> folders = folders(home);
    return fetchRevocations
        ? RevocationLists.fetching(folders, line)
        : RevocationLists.inFiles(folders, line.clock());
  }

  static List<Path> folders(ConfigurationHome home) {
    return List.of(
        home.keys(), home.trust().resolve(Trust.SIGNERS), home.trust().resolve(Trust.AUTHORITIES));
  }

  /**
   * The authorities, ready to be asked.
   *
   * @throws IOException if a root cannot be read, or too few have roots of their own
   */
  public Authorities open(ConfigurationHome home, TimeStampAuthority.Line line) throws IOException {
    List<TimeStampAuthority> open = new ArrayList<>();
    for (Authority one : authorities) {
      Path root = home.trust().resolve(Trust.AUTHORITIES).resolve(one.root());
      if (!Files.isRegularFile(root)) {
        throw new EvidenceException(
            "the root of the authority %s is missing; get it from its owner and put it at %s"
                .formatted(one.name(), root));
      }
      open.add(
          new TimeStampAuthority(
              one.name(), one.url(), Certificates.read(root), line, one.crl().stream().toList()));
    }
    return new Authorities(open, timestamps);
  }

  private static Authority authority(JsonNode json, String where) throws EvidenceException {
    JsonFields fields = JsonFields.of(json, where, OF_AUTHORITY);
    String name = fields.text("name");
    if (!NAME.matcher(name).matches()) {
      throw new EvidenceException(
          where + ": \"name\" must be 1 to 32 of a-z, 0-9 and -, not " + name);
    }
    String root = fields.text("root");
    if (root.contains("/") || root.contains("\\") || !root.endsWith(".pem")) {
      throw new EvidenceException(
          where + ": \"root\" must be the name of a .pem file in trust/authorities, not " + root);
    }
    Optional<URI> crl = fields.has("crl") ? Optional.of(address(fields, "crl")) : Optional.empty();
    return new Authority(name, address(fields, "url"), root, crl);
  }

  private static URI address(JsonFields fields, String field) throws EvidenceException {
    String url = fields.text(field);
    String where = fields.where() + ": \"" + field + "\" ";
    try {
      URI parsed = new URI(url);
      String scheme = String.valueOf(parsed.getScheme());
      if (parsed.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
        return parsed;
      }
    } catch (URISyntaxException malformed) {
      throw new EvidenceException(where + "is no address: " + url, malformed);
    }
    throw new EvidenceException(where + "must start with http:// or https://: " + url);
  }

  private static int timestamps(JsonNode number, int most, Path file) throws EvidenceException {
    if (number.isMissingNode()) {
      return Math.min(2, most);
    }
    if (!number.isInt() || number.intValue() < 1 || number.intValue() > most) {
      throw new EvidenceException(
          "%s: \"timestamps\" must be a whole number from 1 to %d, the number of authorities, not %s"
              .formatted(file, most, number));
    }
    return number.intValue();
  }
}
