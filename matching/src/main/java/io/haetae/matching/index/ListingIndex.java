package io.haetae.matching.index;

import io.haetae.matching.image.Pdq;
import io.haetae.matching.text.Tokens;
import io.haetae.matching.text.Wording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;

/**
 * An index of listings by which those with like wordings, with a given name (a bar code, a model
 * ...) and with near photographs are found. Words are found as {@link Tokens} writes them,
 * designations also by their pieces of four letters. One thread writes; what was written can be
 * found after {@link #commit}, by any thread, and outlives the process if the index lies in a
 * folder.
 */
public final class ListingIndex implements AutoCloseable {
  static final String PICTURES = "pictures";
  static final String ID = "id";
  private static final String TITLE = "title";
  private static final String REST = "rest";
  private static final String PIECES = "pieces";
  private static final String NAME = "name";
  private static final String NOTE = "note";
  private static final String MARK = "mark";
  private static final int PIECE = 4;
  private static final int MOST_CLAUSES = 400;
  private static final int COMMON = 2_000;
  private static final int COMMON_SHARE = 200;

  private final Directory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final PictureColumn pictures = new PictureColumn();

  private ListingIndex(Directory directory) throws IOException {
    this.directory = directory;
    this.writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()));
    this.searchers = new SearcherManager(writer, null);
  }

  /**
   * What is known of a listing.
   *
   * @param id what it is found as
   * @param wording its words
   * @param names what it is found by exactly, such as bar codes; each once
   * @param pictures the hashes of its photographs; those that say nothing are left out
   * @param note kept with it, not searched
   */
  public record Entry(
      String id, Wording wording, Set<String> names, List<Pdq> pictures, String note) {
    /** Copies the collections. */
    public Entry {
      names = Set.copyOf(names);
      pictures = List.copyOf(pictures);
    }

    /** One that is found by its words alone. */
    public Entry(String id, Wording wording) {
      this(id, wording, Set.of(), List.of(), "");
    }
  }

  /**
   * An index in a folder, which is made if it is not there.
   *
   * @throws IOException if another process has it open, or it cannot be opened
   */
  public static ListingIndex at(Path folder) throws IOException {
    try {
      return new ListingIndex(FSDirectory.open(folder));
    } catch (LockObtainFailedException held) {
      throw new IOException(folder + ": another process has this index open", held);
    }
  }

  /** An index in memory. */
  public static ListingIndex inMemory() throws IOException {
    return new ListingIndex(new ByteBuffersDirectory());
  }

  /** Adds a listing, in the place of an earlier one of this id. */
  public void put(Entry entry) throws IOException {
    List<String> title = Tokens.of(entry.wording().title());
    Document document = new Document();
    document.add(new StringField(ID, entry.id(), Field.Store.YES));
    document.add(new TextField(TITLE, String.join(" ", title), Field.Store.NO));
    document.add(new TextField(REST, String.join(" ", rest(entry.wording())), Field.Store.NO));
    document.add(new TextField(PIECES, String.join(" ", pieces(title)), Field.Store.NO));
    entry.names().forEach(name -> document.add(new StringField(NAME, name, Field.Store.NO)));
    PictureColumn.bytes(entry.pictures())
        .ifPresent(bytes -> document.add(new BinaryDocValuesField(PICTURES, bytes)));
    document.add(new StoredField(NOTE, entry.note()));
    writer.updateDocument(new Term(ID, entry.id()), document);
  }

  /** Remembers a word about the index itself, such as what was read into it. */
  public void mark(String word) throws IOException {
    Document document = new Document();
    document.add(new StringField(MARK, word, Field.Store.YES));
    writer.updateDocument(new Term(MARK, word), document);
  }

  /** Forgets every listing and mark. */
  public void clear() throws IOException {
    writer.deleteAll();
  }

  /** Makes what was put findable. */
  public void commit() throws IOException {
    writer.commit();
    searchers.maybeRefreshBlocking();
  }

  /** How many listings it holds. */
  public int size() throws IOException {
    return searched(searcher -> searcher.count(new FieldExistsQuery(TITLE)));
  }

  /** The marks. */
  public Set<String> marks() throws IOException {
    return searched(
        searcher -> {
          Terms terms = MultiTerms.getTerms(searcher.getIndexReader(), MARK);
          Set<String> marks = new HashSet<>();
          if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef mark = each.next(); mark != null; mark = each.next()) {
              marks.add(mark.utf8ToString());
            }
          }
          return marks;
        });
  }

  /** What was kept with a listing; empty if it is not in the index. */
  public Optional<String> note(String id) throws IOException {
    return searched(
        searcher -> {
          TopDocs found = searcher.search(new TermQuery(new Term(ID, id)), 1);
          return found.scoreDocs.length == 0
              ? Optional.empty()
              : Optional.ofNullable(stored(searcher, found.scoreDocs[0].doc, NOTE));
        });
  }

  /**
   * The ids of the likest, the likest first.
   *
   * @param most how many at most, 1 or more
   */
  public List<String> like(Wording wording, int most) throws IOException {
    return searched(searcher -> ids(searcher, query(searcher.getIndexReader(), wording), most));
  }

  /**
   * The ids of those that have a name.
   *
   * @param most how many at most, 1 or more
   */
  public List<String> named(String name, int most) throws IOException {
    return searched(searcher -> ids(searcher, new TermQuery(new Term(NAME, name)), most));
  }

  /**
   * The ids of those with a near photograph, the nearest first.
   *
   * @param ways the hashes of the photograph that is asked for, turned and mirrored
   * @param bits in how many of 256 bits a hash may differ
   * @param most how many at most
   */
  public List<String> near(List<Pdq> ways, int bits, int most) throws IOException {
    return searched(
        searcher -> {
          List<String> ids = new ArrayList<>();
          for (int document : pictures.of(searcher.getIndexReader()).near(ways, bits, most)) {
            ids.add(stored(searcher, document, ID));
          }
          return List.copyOf(ids);
        });
  }

  @Override
  public void close() throws IOException {
    searchers.close();
    writer.close();
    directory.close();
  }

  private interface Search<T> {
    T of(IndexSearcher searcher) throws IOException;
  }

  private <T> T searched(Search<T> search) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      return search.of(searcher);
    } finally {
      searchers.release(searcher);
    }
  }

  private static List<String> ids(IndexSearcher searcher, Query query, int most)
      throws IOException {
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
      ids.add(stored(searcher, hit.doc, ID));
    }
    return List.copyOf(ids);
  }

  private static String stored(IndexSearcher searcher, int document, String field)
      throws IOException {
    return searcher.storedFields().document(document, Set.of(field)).get(field);
  }

  private static Query query(IndexReader reader, Wording wording) throws IOException {
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
      if (clauses < MOST_CLAUSES && tells(reader, piece)) {
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

  /** Pieces of a great many listings take most of a search's time and put none before another. */
  private static boolean tells(IndexReader reader, String piece) throws IOException {
    int most = Math.max(COMMON, reader.numDocs() / COMMON_SHARE);
    return reader.docFreq(new Term(PIECES, piece)) <= most;
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
