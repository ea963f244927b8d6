package io.haetae.evidence.log;

import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.SignedNote;
import io.haetae.verifier.TreeHash;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * A witness on the network (C2SP tlog-witness, {@code add-checkpoint}). It is asked with size 0
 * first; if it has seen the log before it tells its size, and gets a proof from there.
 *
 * @param prefix the address to which {@code /add-checkpoint} is added
 * @param patience how long connecting, and each answer, may take
 */
public record HttpWitness(URI prefix, Duration patience) implements Witness {
  private static final int LONGEST = 256 << 10;

  private record Answer(int status, String body) {}

  @Override
  public List<SignedNote.Line> submit(PublishedLog log) throws IOException {
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build()) {
      Answer answer = ask(client, log, 0);
      if (answer.status() == 409) {
        answer = ask(client, log, seen(answer, log));
      }
      return switch (answer.status()) {
        case 200 -> Cosignatures.parse(answer.body());
        case 403 -> throw refused("it does not trust the key that signed the checkpoint");
        case 404 -> throw refused("it does not know the log \"" + log.checkpoint().origin() + '"');
        case 409 -> throw refused("it has seen a newer checkpoint in the meantime; try again");
        case 422 ->
            throw refused("to it the log does not extend what it has seen: the past is another");
        default -> throw refused("status " + answer.status());
      };
    }
  }

  private long seen(Answer answer, PublishedLog log) throws EvidenceException {
    if (!answer.body().matches("(0|[1-9][0-9]{0,17})\n")) {
      throw refused("it has seen another size of the log, but does not tell which");
    }
    long size = Long.parseLong(answer.body().strip());
    if (size > log.checkpoint().size()) {
      throw refused(
          "it has seen %d leaves, the log has %d: leaves were taken away"
              .formatted(size, log.checkpoint().size()));
    }
    return size;
  }

  private Answer ask(HttpClient client, PublishedLog log, long oldSize) throws IOException {
    StringBuilder body = new StringBuilder("old " + oldSize + "\n");
    for (TreeHash hash : log.consistency(oldSize)) {
      body.append(hash.base64()).append('\n');
    }
    body.append('\n').append(new String(log.checkpoint().note().bytes(), StandardCharsets.UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(prefix + "/add-checkpoint"))
            .timeout(patience)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        byte[] given = in.readNBytes(LONGEST);
        return new Answer(response.statusCode(), new String(given, StandardCharsets.UTF_8));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new EvidenceException("interrupted while waiting for the witness", stopped);
    }
  }

  private EvidenceException refused(String reason) {
    return new EvidenceException("the witness " + prefix + " did not sign: " + reason);
  }
}
