package io.haetae.evidence.seal;

import io.haetae.verifier.EvidenceException;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time-stamp authorities of an installation, asked in their order until enough of them, under
 * different roots, have answered. Safe for use by several threads.
 */
public final class Authorities {
  private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);

  private final List<TimeStampAuthority> all;
  private final int wanted;

  /**
   * Authorities.
   *
   * @param all in the order in which they are asked
   * @param wanted how many must answer
   * @throws EvidenceException if there are not that many under different roots
   */
  public Authorities(List<TimeStampAuthority> all, int wanted) throws EvidenceException {
    this.all = List.copyOf(all);
    this.wanted = wanted;
    Set<PublicKey> roots = new HashSet<>();
    for (TimeStampAuthority one : all) {
      one.roots().forEach(root -> roots.add(root.getPublicKey()));
    }
    if (wanted < 1 || roots.size() < wanted) {
      throw new EvidenceException(
          "%d time-stamps are wanted of authorities under different roots, there are %d such"
              .formatted(wanted, roots.size()));
    }
  }

  /**
   * Time-stamps of bytes, one of each authority that was needed.
   *
   * @throws TimeStampException if too few answered; the message has each reason
   */
  public List<Token> stamp(byte[] bytes) throws TimeStampException {
    List<Token> tokens = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    Set<PublicKey> roots = new HashSet<>();
    for (TimeStampAuthority one : all) {
      if (roots.size() == wanted) {
        break;
      }
      try {
        Token token = one.stamp(bytes);
        if (roots.add(token.timeStamp().root().getPublicKey())) {
          tokens.add(token);
        }
      } catch (TimeStampException none) {
        LOG.warn("No time-stamp: {}", none.getMessage());
        reasons.add(String.valueOf(none.getMessage()));
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
      }
    }
    if (roots.size() < wanted) {
      throw new TimeStampException(
          "%d of %d time-stamps; %s".formatted(roots.size(), wanted, String.join("; ", reasons)));
    }
    return List.copyOf(tokens);
  }

  /**
   * The certificates of those that have answered. If none was asked yet, as many as are wanted are
   * asked to stamp a probe.
   *
   * @throws TimeStampException if too few answered
   */
  public List<RevocationLists.Asked> certificates() throws TimeStampException {
    List<RevocationLists.Asked> known = known();
    if (known.isEmpty()) {
      stamp("which certificates are yours?".getBytes(StandardCharsets.US_ASCII));
      known = known();
    }
    return known;
  }

  private List<RevocationLists.Asked> known() {
    return all.stream().map(TimeStampAuthority::certificates).flatMap(Optional::stream).toList();
  }

  /**
   * A time-stamp of the first authority that answers, over bytes of which only the digest is at
   * hand.
   *
   * @param sha256 the 32 bytes
   * @throws TimeStampException if none answered; the message has each reason
   */
  public Token stampDigest(byte[] sha256) throws TimeStampException {
    List<String> reasons = new ArrayList<>();
    for (TimeStampAuthority one : all) {
      try {
        return one.stampDigest(sha256);
      } catch (TimeStampException none) {
        reasons.add(String.valueOf(none.getMessage()));
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
      }
    }
    throw new TimeStampException("no authority answered: " + String.join("; ", reasons));
  }
}
