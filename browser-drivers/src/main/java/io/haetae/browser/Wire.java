package io.haetae.browser;

import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of DevTools messages to a browser and back. Commands may be sent from any thread. */
sealed interface Wire extends AutoCloseable permits PipeWire, SocketWire {
  /** Reads messages, whose texts may be as long as bodies are. */
  JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
                  .build())
          .build();

  /** Whom a wire tells what comes. */
  interface Receiver {
    /**
     * Where the long texts of a message go.
     *
     * @param start the first characters of the message
     * @return the folder; empty if they stay in memory
     */
    Optional<Path> folderFor(CharSequence start);

    /** Takes a message. On one thread, one after another, in the order in which they came. */
    void received(JsonNode message);

    /** Learns that nothing will come any more. May be told more than once, on any thread. */
    void lost();
  }

  /** Begins to receive. To be called once. */
  void start(Receiver receiver);

  /** Sends a message; whether it got on its way may be told later, as a loss. */
  void send(String message);

  @Override
  void close();
}
