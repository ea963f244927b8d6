package io.haetae.matching.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Words of scripts that are written without blanks or with endings: Korean and Chinese. */
final class Words {
  // Both may be used by many threads; each keeps its buffers by thread.
  private static final Analyzer KOREAN = new KoreanAnalyzer();
  private static final Analyzer CHINESE = new SmartChineseAnalyzer();

  private Words() {}

  /** The words of a run of Hangul without endings and particles; the run itself if none is left. */
  static List<String> korean(String run) {
    return analysed(KOREAN, run);
  }

  /** The words of a run of Han characters; the run itself if none is left. */
  static List<String> chinese(String run) {
    return analysed(CHINESE, run);
  }

  private static List<String> analysed(Analyzer analyzer, String run) {
    List<String> words = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("words", run)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words.isEmpty() ? List.of(run) : words;
  }
}
