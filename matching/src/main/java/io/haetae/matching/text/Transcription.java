package io.haetae.matching.text;

import com.ibm.icu.text.Transliterator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Names as they sound across scripts: 필립스 and Philips, 샤오미 and Xiaomi. The consonants of the
 * romanized form are compared, sounds that Hangul does not tell apart taken as one. It proves
 * nothing by itself: short names collide.
 */
public final class Transcription {
  private static final Transliterator LATIN =
      Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
  private static final int MOST_REMEMBERED = 50_000;
  private static final Map<String, String> SOUNDS = new ConcurrentHashMap<>();

  private Transcription() {}

  /** Whether two names are written in different scripts, one of them in Latin letters. */
  static boolean acrossScripts(String a, String b) {
    return isLatin(a) != isLatin(b);
  }

  /** Whether two names sound alike by at least two consonants. */
  public static boolean sounds(String a, String b) {
    String left = consonants(a);
    return left.length() >= 2 && left.equals(consonants(b));
  }

  private static boolean isLatin(String token) {
    return token.chars().allMatch(c -> c < 0x250);
  }

  private static String consonants(String name) {
    if (SOUNDS.size() > MOST_REMEMBERED) {
      SOUNDS.clear();
    }
    return SOUNDS.computeIfAbsent(name.toLowerCase(Locale.ROOT), Transcription::skeleton);
  }

  private static String skeleton(String name) {
    String latin;
    synchronized (LATIN) {
      latin = LATIN.transliterate(name);
    }
    String folded =
        latin
            .replaceAll("[^a-z]", "")
            .replace("ph", "p")
            .replaceAll("sh|x|ch|j|zh|z|c(?=[eiy])", "s")
            .replaceAll("ck|[gcq]", "k")
            .replaceAll("[bvf]", "p")
            .replace('d', 't')
            .replace('r', 'l')
            .replaceAll("[aeiouywh]", "");
    return folded.replaceAll("(.)\\1+", "$1");
  }
}
