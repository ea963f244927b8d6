package io.haetae.matching.index;

import io.haetae.matching.text.Tokens;
import io.haetae.matching.text.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * An index of wordings by which those like a given one are found, the likest first. Words are found
 * as {@link Tokens} writes them, designations also by their pieces of four letters. One thread
 * writes; what was written can be found after {@link #commit}, by any thread.
 */
public final class ListingIndex implements AutoCloseable {
  private static final String ID = "id";
  private static final String TITLE = "title";
  private static final String REST = "rest";
  private static final String PIECES = "pieces";
  private static final int PIECE = 4;
  private static final int MOST_CLAUSES = 400;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;

  private ListingIndex(Directory directory) throws IOException {
    this.directory = directory;
    this.writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()));
    this.searchers = new SearcherManager(writer, null);
  }

  /**
   * An index in a folder, which is made if it is not there.
   *
   * @throws IOException if it cannot be opened
   */
  public static ListingIndex at(Path folder) throws IOException {
    return new ListingIndex(FSDirectory.open(folder));
  }

  /** An index in memory. */
  public static ListingIndex inMemory() throws IOException {
    return new ListingIndex(new ByteBuffersDirectory());
  }

  /** Adds a wording, in the place of an earlier one of this id. */
  public void put(String id, Wording wording) throws IOException {
    List<String> title = Tokens.of(wording.title());
    Document document = new Document();
    document.add(new StringField(ID, id, Field.Store.YES));
    document.add(new TextField(TITLE, String.join(" ", title), Field.Store.NO));
    document.add(new TextField(REST, String.join(" ", rest(wording)), Field.Store.NO));
    document.add(new TextField(PIECES, String.join(" ", pieces(title)), Field.Store.NO));
    writer.updateDocument(new Term(ID, id), document);
  }

  /** Makes what was put findable. */
  public void commit() throws IOException {
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  /**
   * The ids of the likest, the likest first.
   *
   * @param most how many at most, 1 or more
   */
  public List<String> like(Wording wording, int most) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      TopDocs found = searcher.search(query(wording), most);
      List<String> ids = new ArrayList<>();
      for (ScoreDoc hit : found.scoreDocs) {
        ids.add(searcher.storedFields().document(hit.doc, Set.of(ID)).get(ID));
      }
      return List.copyOf(ids);
    } finally {
      searchers.release(searcher);
    }
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }

  private static Query query(Wording wording) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    List<String> title = Tokens.of(wording.title());
    Set<String> words = new LinkedHashSet<>(title);
    int clauses = 0;
    for (String word : words) {
      add(query, TITLE, word, 1);
      add(query, REST, word, 0.4f);
      clauses += 2;
    }
    for (String piece : new LinkedHashSet<>(pieces(title))) {
      if (clauses < MOST_CLAUSES) {
        add(query, PIECES, piece, 0.25f);
        clauses++;
      }
    }
    for (String word : new LinkedHashSet<>(rest(wording))) {
      if (clauses < MOST_CLAUSES && !words.contains(word)) {
        add(query, TITLE, word, 0.3f);
        clauses++;
      }
    }
    return query.build();
  }

  private static void add(BooleanQuery.Builder query, String field, String word, float weight) {
    query.add(
        new BoostQuery(new TermQuery(new Term(field, word)), weight), BooleanClause.Occur.SHOULD);
  }

  private static List<String> rest(Wording wording) {
    return Tokens.of(wording.brand() + " " + wording.description());
  }

  /** Pieces of the longer words, by which misspelt words and longer designations are found. */
  private static List<String> pieces(List<String> words) {
    List<String> pieces = new ArrayList<>();
    for (String word : words) {
      for (int i = 0; i + PIECE <= word.length(); i++) {
        pieces.add(word.substring(i, i + PIECE));
      }
    }
    return pieces;
  }
}
