package io.haetae.evidence;

import io.haetae.core.browse.Body;
import io.haetae.verifier.GzipMembers;
import io.haetae.verifier.PackageBytes;
import io.haetae.verifier.WarcScan;
import java.io.IOException;
import java.io.InputStream;

/**
 * The payload of one record of a WARC file, read from the file each time.
 *
 * @param bytes what holds the file
 * @param offset where the record's gzip member begins
 * @param skip how many uncompressed bytes stand before the payload
 * @param size of the payload
 */
record RecordBody(PackageBytes bytes, long offset, long skip, long size) implements Body {
  static RecordBody payload(WarcFile warc, WarcScan.Scanned record) {
    return new RecordBody(
        warc.bytes(),
        warc.start() + record.offset(),
        record.headerLength() + (long) record.httpHeadLength(),
        record.blockLength() - record.httpHeadLength());
  }

  @Override
  public InputStream open() throws IOException {
    GzipMembers members = new GzipMembers(bytes.open(offset));
    InputStream content = members.next();
    content.skipNBytes(skip);
    return new WarcScan.Limited(content, size) {
      @Override
      public void close() throws IOException {
        members.close();
      }
    };
  }
}
