package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Policy;
import io.haetae.verifier.Revocations;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The lists of revoked certificates (X.509 CRLs) for the certificates of a seal: from files, else
 * fetched where the settings or the certificates say. That one cannot be had is told and never
 * stops a seal. Safe for use by several threads.
 */
public final class RevocationLists {
  private final List<Path> folders;
  private final Optional<RevocationFetch> fetch;
  private final Clock clock;

  private RevocationLists(List<Path> folders, Optional<RevocationFetch> fetch, Clock clock) {
    this.folders = List.copyOf(folders);
    this.fetch = fetch;
    this.clock = clock;
  }

  /**
   * Certificates to be looked up.
   *
   * @param chain from the one that signs to the root
   * @param addresses where lists of its issuers are, beside those that the certificates name
   */
  public record Asked(List<X509Certificate> chain, List<URI> addresses) {
    /** Copies the lists. */
    public Asked {
      chain = List.copyOf(chain);
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * What there is.
   *
   * @param lists without duplicates
   * @param missing a reason for each certificate that none covers, by its name
   */
  public record Gathered(List<RevocationList> lists, Map<String, String> missing) {
    /** Copies the collections. */
    public Gathered {
      lists = List.copyOf(lists);
      missing = Map.copyOf(missing);
    }
  }

  /**
   * From files alone: {@code *.crl}, DER or PEM, of which the newest of an issuer is taken.
   *
   * @param folders where they lie; one that is missing holds none
   */
  public static RevocationLists inFiles(List<Path> folders, Clock clock) {
    return new RevocationLists(folders, Optional.empty(), clock);
  }

  /**
   * From files, and from the network for issuers of which no file has a list. What was fetched, or
   * could not be, is not asked for again for ten minutes.
   *
   * @param line how addresses are reached; each is tried once
   */
  public static RevocationLists fetching(List<Path> folders, TimeStampAuthority.Line line) {
    return new RevocationLists(folders, Optional.of(new RevocationFetch(line)), line.clock());
  }

  /** The lists for all certificates below the roots. */
  public Gathered gather(List<Asked> asked) {
    Map<String, RevocationList> lists = new TreeMap<>();
    Map<String, String> missing = new TreeMap<>();
    for (Asked one : asked) {
      List<X509Certificate> chain = one.chain();
      for (int i = 0; i + 1 < chain.size(); i++) {
        Search search = new Search(chain.get(i), chain.get(i + 1), clock.instant());
        search.inFiles();
        search.fetch(one.addresses());
        search.newest().ifPresent(list -> lists.putIfAbsent(list.sha256(), list));
        if (search.newest().isEmpty()) {
          missing.put(chain.get(i).getSubjectX500Principal().getName(), search.reasons());
        }
      }
    }
    return new Gathered(List.copyOf(lists.values()), missing);
  }

  /** For a list of one issuer that covers one certificate. */
  private final class Search {
    private final X509Certificate certificate;
    private final X509Certificate issuer;
    private final Instant now;
    private final List<RevocationList> found = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    Search(X509Certificate certificate, X509Certificate issuer, Instant now) {
      this.certificate = certificate;
      this.issuer = issuer;
      this.now = now;
    }

    void inFiles() {
      for (Path folder : folders) {
        if (Files.isDirectory(folder)) {
          try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.crl")) {
            for (Path file : files) {
              String name = String.valueOf(file.getFileName());
              attempt(name, () -> RevocationList.of(name, Files.readAllBytes(file)));
            }
          } catch (IOException unreadable) {
            reasons.add(folder.getFileName() + ": " + unreadable.getMessage());
          }
        }
      }
    }

    void fetch(List<URI> further) {
      if (found.isEmpty() && fetch.isPresent()) {
        List<URI> addresses = new ArrayList<>(further);
        attempt("its addresses", () -> addresses.addAll(RevocationFetch.namedBy(certificate)));
        for (URI address : addresses) {
          if (found.isEmpty()) {
            attempt(address.toString(), () -> fetch.get().list(address));
          }
        }
      }
    }

    private void attempt(String from, Attempt<?> attempt) {
      try {
        if (attempt.make() instanceof RevocationList list) {
          fits(list);
        }
      } catch (IOException useless) {
        reasons.add(from + ": " + useless.getMessage());
      }
    }

    /** A list of other issuers is nothing to speak of in a folder with lists of many. */
    private void fits(RevocationList list) throws EvidenceException {
      boolean own = !Revocations.of(issuer, List.of(list.list())).isEmpty();
      if (own && Revocations.covers(list.list(), certificate)) {
        // A verifier asks at the token's time, which may be as much later as it accepts.
        Revocations.current(list.list(), now, Duration.ZERO);
        Revocations.current(list.list(), now.plus(Policy.standard().after()), Duration.ZERO);
        found.add(list);
      } else if (list.from().contains("://")) {
        throw new EvidenceException("the list there is not one of its issuer's for it");
      }
    }

    Optional<RevocationList> newest() {
      return found.stream().max(Comparator.comparing(list -> list.list().getThisUpdate()));
    }

    String reasons() {
      return reasons.isEmpty()
          ? "no list is at hand, and no address of one is known"
          : String.join("; ", reasons);
    }
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws IOException;
  }
}
