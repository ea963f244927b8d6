package io.haetae.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.ProviderException;
import java.time.DateTimeException;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSRuntimeException;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.tsp.TSPException;

/**
 * ASN.1 that anybody may have written. Its frame is walked before a parser sees it: definite
 * lengths, all within their parents, at most 24 deep and 20,000 elements, nothing after the end.
 */
final class Der {
  /** No real signature or time-stamp response is larger. */
  static final int LARGEST = 256 << 10;

  private static final int DEEPEST = 24;
  private static final int MOST = 20_000;
  private static final int CONSTRUCTED = 0x20;
  private static final int LONG_TAG = 0x1f;

  private Der() {}

  /** The bytes of a regular file of bounded size. */
  static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new EvidenceException(file.getFileName() + " is missing");
    }
    return SignedNote.read(file, LARGEST);
  }

  /** Checks the frame of an element that fills the bytes. */
  static void check(byte[] bytes, String what) throws EvidenceException {
    if (bytes.length > LARGEST) {
      throw new EvidenceException(what + " is larger than " + LARGEST + " bytes");
    }
    int[] ends = new int[DEEPEST + 1];
    ends[0] = bytes.length;
    int depth = 0;
    int at = 0;
    for (int elements = 0; at < bytes.length; elements++) {
      if (elements == MOST) {
        throw new EvidenceException(what + " has more than " + MOST + " elements");
      }
      if (depth == 0 && elements > 0) {
        throw new EvidenceException(what + " has data after its end");
      }
      int start = content(bytes, at, ends[depth], what);
      int end = end(bytes, at, start, ends[depth], what);
      boolean constructed = (bytes[at] & CONSTRUCTED) != 0;
      at = constructed ? start : end;
      if (constructed) {
        if (++depth > DEEPEST) {
          throw new EvidenceException(what + " is nested deeper than " + DEEPEST);
        }
        ends[depth] = end;
      }
      while (depth > 0 && at == ends[depth]) {
        depth--;
      }
    }
    if (depth != 0 || bytes.length == 0) {
      throw new EvidenceException(what + " is cut off");
    }
  }

  /** Where an element's content starts. */
  private static int content(byte[] bytes, int at, int limit, String what)
      throws EvidenceException {
    if (limit - at < 2 || (bytes[at] & LONG_TAG) == LONG_TAG) {
      throw new EvidenceException(what + " is not DER: no element at byte " + at);
    }
    int first = bytes[at + 1] & 0xff;
    int digits = first < 0x80 ? 0 : first - 0x80;
    if (first == 0x80 || digits > 3 || limit - at - 2 < digits) {
      throw new EvidenceException(what + " is not DER: no definite length at byte " + at);
    }
    return at + 2 + digits;
  }

  private static int end(byte[] bytes, int at, int start, int limit, String what)
      throws EvidenceException {
    int length = start == at + 2 ? bytes[at + 1] : 0;
    for (int i = at + 2; i < start; i++) {
      length = (length << 8) | (bytes[i] & 0xff);
    }
    if (length > limit - start) {
      throw new EvidenceException(what + " is cut off: byte " + at + " says " + length + " more");
    }
    return start + length;
  }

  /** Runs a parser; whatever the libraries throw at malformed input becomes the reason. */
  static <T> T guarded(String what, Parser<T> parser) throws EvidenceException {
    try {
      return parser.run();
    } catch (EvidenceException reason) {
      throw reason;
    } catch (IOException
        | CMSException
        | TSPException
        | OperatorCreationException
        | GeneralSecurityException
        | CMSRuntimeException
        | RuntimeOperatorException
        | ProviderException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | ArithmeticException
        | NullPointerException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | UnsupportedOperationException
        | DateTimeException fault) {
      // Not only checked ones: both libraries answer some malformed structures by these.
      throw new EvidenceException(what + " is malformed: " + fault.getMessage(), fault);
    }
  }

  /** What reads untrusted ASN.1. */
  @FunctionalInterface
  interface Parser<T> {
    T run()
        throws IOException,
            CMSException,
            TSPException,
            OperatorCreationException,
            GeneralSecurityException;
  }
}
