package io.haetae.evidence.wire;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.NotPresentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dissector of Wireshark, which joins segments, decrypts TLS and undoes content encodings. Its
 * JSON is read packet by packet; with {@code -x} each field comes with its exact bytes.
 */
final class Tshark {
  private static final int LONGEST_BODY = 300_000_000;
  private static final int DEEPEST = 500;
  private static final int TOLD = 300;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(LONGEST_BODY)
                          .maxNestingDepth(DEEPEST)
                          .build())
                  .build())
          // After a packet comes the next.
          .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Tshark() {}

  /** Takes the layers of a packet. */
  @FunctionalInterface
  interface Packets {
    void take(JsonNode layers) throws IOException;
  }

  /**
   * Reads the HTTP of a packet capture.
   *
   * @param folder an own folder, with the capture in it
   * @throws NotPresentException if tshark is not installed
   * @throws IOException if it fails
   */
  static void read(Path folder, Path pcapng, Packets packets) throws IOException {
    Path errors = folder.resolve("tshark.errors");
    Process process = start(folder, pcapng, errors);
    try (InputStream out = process.getInputStream();
        JsonParser parser = MAPPER.createParser(out)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
          JsonNode packet = MAPPER.readTree(parser);
          packets.take(packet.path("_source").path("layers"));
        }
      }
      if (process.waitFor() != 0) {
        String words = Files.readString(errors, StandardCharsets.ISO_8859_1).strip();
        throw new EvidenceException(
            "tshark failed: " + words.substring(0, Math.min(TOLD, words.length())));
      }
    } catch (JacksonException malformed) {
      throw new EvidenceException(
          "what tshark wrote cannot be read: " + malformed.getOriginalMessage(), malformed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EvidenceException("interrupted while tshark ran", interrupted);
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(Path folder, Path pcapng, Path errors) throws IOException {
    // Neither name resolution nor the settings of whoever runs it; the keys are in the capture.
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "tshark",
                "-n",
                "-r",
                pcapng.toString(),
                "-Y",
                "http or http2",
                "-T",
                "json",
                "-x",
                "--no-duplicate-keys",
                "-J",
                "tcp http http2",
                "-o",
                "tcp.desegment_tcp_streams:TRUE",
                "-o",
                "http.desegment_body:TRUE",
                "-o",
                "http.dechunk_body:TRUE",
                "-o",
                "http.decompress_body:TRUE"));
    Map<String, String> environment = builder.environment();
    environment.put("WIRESHARK_CONFIG_DIR", folder.resolve("settings").toString());
    builder.redirectError(errors.toFile());
    try {
      return builder.start();
    } catch (IOException missing) {
      throw new NotPresentException(
          "tshark is not installed (Debian, Ubuntu: apt-get install tshark)");
    }
  }
}
