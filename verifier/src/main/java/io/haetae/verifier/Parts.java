package io.haetae.verifier;

/** The names of the parts of a package and of records in them, and the form of its manifest. */
public final class Parts {
  /** What crossed the network. */
  public static final String ORIGINALS = "archive/data.warc.gz";

  /** What the browser made of it. */
  public static final String DERIVED = "archive/derived.warc.gz";

  /** Who looked, why, from where and with what. */
  public static final String CAPTURE = "evidence/capture.json";

  /** What was read and concluded. */
  public static final String FACTS = "evidence/facts.json";

  /** The copy of the wire, encrypted; only where the manifest tells of one. */
  public static final String WIRE = "evidence/wire/visit.pcapng.cms";

  /** The list of the records. */
  public static final String RECORDS = "evidence/records.jsonl";

  /** The index of the records that a viewer can show. */
  public static final String INDEX = "indexes/index.cdxj";

  /** The list of pages. */
  public static final String PAGES = "pages/pages.jsonl";

  /** The list of the other parts with their sums. */
  public static final String PACKAGE = "datapackage.json";

  /** The sum of that list. */
  public static final String PACKAGE_DIGEST = "datapackage-digest.json";

  /** How the target of the record that tells how the capture came to be begins. */
  public static final String ABOUT = "urn:capture:";

  /** How the target of the window's picture begins, as other archiving tools write it. */
  public static final String VIEWPORT = "urn:view:";

  /** How the target of the whole page's picture begins, as other archiving tools write it. */
  public static final String FULL_PAGE = "urn:fullpage:";

  /** The field of the first record of each WARC file that names the anchor checkpoint. */
  public static final String NOT_BEFORE = "not-before";

  /** The value of {@code type} in a manifest. */
  public static final String MANIFEST_TYPE = "haetae-capture-manifest";

  /** The value of {@code version} in a manifest. */
  public static final int MANIFEST_VERSION = 2;

  private Parts() {}
}
