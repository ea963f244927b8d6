package io.haetae.app.storage;

import io.haetae.core.engine.AgendaState;
import io.haetae.core.verdict.Basis;
import io.haetae.core.verdict.Verdict;
import io.haetae.core.watch.ListingId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The table of what an agenda held after some observation, within one transaction. */
final class StoredFold {
  /** Raised whenever the fold makes something else of the same observations. */
  static final String FORMAT = "2";

  private static final Logger LOG = LoggerFactory.getLogger(StoredFold.class);
  private static final int LONGEST_PART = 512 << 10;
  private static final String LATEST = "SELECT latest FROM fold WHERE study = :study AND part = 0";
  private static final String PARTS = "SELECT content FROM fold WHERE study = :study ORDER BY part";
  private static final String DROP = "DELETE FROM fold";
  private static final String ADD =
      "INSERT INTO fold (part, study, latest, content) VALUES (:part, :study, :latest, :content)";
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Verdict.class, new WriteVerdict())
                  .addDeserializer(Verdict.class, new ReadVerdict()))
          .build();

  private final Handle handle;

  StoredFold(Handle handle) {
    this.handle = handle;
  }

  /**
   * What is kept.
   *
   * @param latest the observation after which it is so
   * @param found what searches found
   */
  record Kept(long latest, AgendaState agenda, List<Found> found) {}

  /**
   * What a search found and is looked at.
   *
   * @param lane the lane's stored name
   * @param from from when it is looked at
   */
  record Found(String lane, ListingId listing, String watchItem, Instant from) {}

  /** After which observation something is kept for a study; empty if another's is, or nothing. */
  Optional<Long> latest(String study) {
    return handle.createQuery(LATEST).bind("study", study).mapTo(Long.class).findOne();
  }

  /** What is kept for a study; empty if it is another's, nothing, or not to be read. */
  Optional<Kept> read(String study) {
    List<byte[]> parts = handle.createQuery(PARTS).bind("study", study).mapTo(byte[].class).list();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(whole.toByteArray()))) {
      return Optional.of(JSON.readValue(in, Kept.class));
    } catch (IOException | JacksonException unreadable) {
      LOG.warn("The kept agenda cannot be read and is made anew: {}", unreadable.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps this for a study in place of what was kept. */
  void keep(String study, Kept kept) {
    byte[] content = bytes(kept);
    handle.createUpdate(DROP).execute();
    for (int part = 0, from = 0; from < content.length; part++, from += LONGEST_PART) {
      int to = Math.min(content.length, from + LONGEST_PART);
      handle
          .createUpdate(ADD)
          .bind("part", part)
          .bind("study", study)
          .bind("latest", kept.latest())
          .bind("content", Arrays.copyOfRange(content, from, to))
          .execute();
    }
  }

  static byte[] bytes(Kept kept) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      JSON.writeValue(out, kept);
    } catch (IOException impossible) {
      throw new ArchiveException("Memory does not take what is written to it", impossible);
    }
    return bytes.toByteArray();
  }

  /** Without signals: they counted when the page was seen. */
  private static final class WriteVerdict extends ValueSerializer<Verdict> {
    @Override
    public void serialize(Verdict verdict, JsonGenerator out, SerializationContext context) {
      context.writeValue(out, StoredVerdict.of(verdict));
    }
  }

  private static final class ReadVerdict extends ValueDeserializer<Verdict> {
    @Override
    public Verdict deserialize(JsonParser in, DeserializationContext context) {
      StoredVerdict stored = context.readValue(in, StoredVerdict.class);
      return stored.with(new Basis(List.of(), stored.rules()));
    }
  }
}
