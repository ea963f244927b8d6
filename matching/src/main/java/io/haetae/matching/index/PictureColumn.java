package io.haetae.matching.index;

import io.haetae.matching.image.Pdq;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The photographs of an index's listings, read from its column when they are first asked for. */
final class PictureColumn {
  private static final int HASH = PictureIndex.WORDS * Long.BYTES;

  private @Nullable IndexReader read;
  private PictureIndex<Integer> pictures = new PictureIndex<>();

  /** How the column holds hashes: 32 bytes each of those that say something; empty for none. */
  static Optional<BytesRef> bytes(List<Pdq> hashes) {
    List<Pdq> telling = hashes.stream().filter(Pdq::telling).toList();
    ByteBuffer bytes = ByteBuffer.allocate(telling.size() * HASH);
    telling.forEach(hash -> hash.bits().forEach(bytes::putLong));
    return telling.isEmpty() ? Optional.empty() : Optional.of(new BytesRef(bytes.array()));
  }

  /** The photographs of every listing, by the reader's number of its document. */
  synchronized PictureIndex<Integer> of(IndexReader reader) throws IOException {
    if (!reader.equals(read)) {
      PictureIndex<Integer> fresh = new PictureIndex<>();
      for (LeafReaderContext leaf : reader.leaves()) {
        add(leaf, fresh);
      }
      pictures = fresh;
      read = reader;
    }
    return pictures;
  }

  private static void add(LeafReaderContext leaf, PictureIndex<Integer> pictures)
      throws IOException {
    BinaryDocValues column = leaf.reader().getBinaryDocValues(ListingIndex.PICTURES);
    if (column == null) {
      return;
    }
    Bits live = leaf.reader().getLiveDocs();
    for (int document = column.nextDoc();
        document != DocIdSetIterator.NO_MORE_DOCS;
        document = column.nextDoc()) {
      if (live == null || live.get(document)) {
        BytesRef value = column.binaryValue();
        ByteBuffer bytes = ByteBuffer.wrap(value.bytes, value.offset, value.length);
        while (bytes.remaining() >= HASH) {
          pictures.put(
              leaf.docBase + document,
              bytes.getLong(),
              bytes.getLong(),
              bytes.getLong(),
              bytes.getLong());
        }
      }
    }
  }
}
