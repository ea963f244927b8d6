package io.haetae.evidence.log;

import io.haetae.verifier.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be written into the log. The log adds the time. Hashes are SHA-256 in lower-case
 * hexadecimal; identifiers of captures and runs are of letters, digits, {@code . _ -}.
 */
public sealed interface Leaf {
  /** The value of {@code type}. */
  String type();

  /** Puts the fields of this type into an object. */
  void write(ObjectNode node);

  /** The leaf's bytes as text: canonical JSON (RFC 8785). */
  default String json(Instant time) {
    ObjectNode node = Json.object().put("type", type()).put("time", time.toString());
    write(node);
    return Json.canonical(node);
  }

  /** Whether a key may be used. */
  enum KeyState {
    /** From now on. */
    ACTIVE,
    /** No longer. */
    RETIRED;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A key that seals captures, by the SHA-256 of its certificate. */
  record SealKey(String sha256, KeyState state) implements Leaf {
    @Override
    public String type() {
      return "KEY";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("role", "seal").put("sha256", sha256).put("state", state.word());
    }
  }

  /** A key that signs checkpoints. */
  record CheckpointKey(String vkey, KeyState state) implements Leaf {
    @Override
    public String type() {
      return "KEY";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("role", "log").put("vkey", vkey).put("state", state.word());
    }
  }

  /**
   * What a run is going to visit. Written by {@link TransparencyLog#plan}, with its plan file.
   *
   * @param targets how many lines the plan file has
   * @param root in hexadecimal, the root (RFC 6962) over those lines
   */
  record Plan(String run, long targets, String root, String configSha256) implements Leaf {
    @Override
    public String type() {
      return "PLAN";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("run", run).put("targets", targets);
      node.put("root", root).put("configSha256", configSha256);
    }
  }

  /**
   * A visit that starts. Written by {@link TransparencyLog#open}, which knows the sequence.
   *
   * @param position the place in the run's plan
   * @param target the target's commitment
   * @param targetSeq the number of this opening among all of the target, from 1
   * @param attempt the number of this opening among those of this position, from 1
   */
  record Open(
      String captureId, String run, long position, String target, long targetSeq, long attempt)
      implements Leaf {
    @Override
    public String type() {
      return "OPEN";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("captureId", captureId).put("run", run).put("position", position);
      node.put("target", target).put("targetSeq", targetSeq).put("attempt", attempt);
    }
  }

  /**
   * A capture that was sealed.
   *
   * @param target that of its opening
   * @param targetSeq that of its opening
   * @param previousForTarget the manifest of the target's last sealed capture before
   */
  record Seal(
      String captureId,
      String target,
      long targetSeq,
      String manifestSha256,
      Optional<String> previousForTarget)
      implements Leaf {
    @Override
    public String type() {
      return "SEAL";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("captureId", captureId).put("target", target).put("targetSeq", targetSeq);
      node.put("manifestSha256", manifestSha256);
      Json.put(node, "previousForTarget", previousForTarget);
    }
  }

  /**
   * A visit that ended without a seal, or, without a capture, a planned visit that was not made.
   *
   * @param waczSha256 of what there is of the capture
   */
  record Fail(
      Optional<String> captureId,
      String run,
      long position,
      String reason,
      Optional<String> waczSha256)
      implements Leaf {
    @Override
    public String type() {
      return "FAIL";
    }

    @Override
    public void write(ObjectNode node) {
      Json.put(node, "captureId", captureId);
      node.put("run", run).put("position", position).put("reason", reason);
      Json.put(node, "waczSha256", waczSha256);
    }
  }

  /**
   * The end of a run. Positions of the plan are counted, not attempts.
   *
   * @param planned how many there are
   * @param sealed of how many at least one attempt was sealed
   * @param failed of how many others at least one was opened
   * @param left how many were never opened
   */
  record RunEnd(String run, long planned, long sealed, long failed, long left) implements Leaf {
    @Override
    public String type() {
      return "RUN-END";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("run", run).put("planned", planned);
      node.put("sealed", sealed).put("failed", failed).put("left", left);
    }
  }

  /**
   * Something done with a capture after it was sealed.
   *
   * @param event what, such as {@code export}
   * @param actor who
   */
  record Custody(String captureId, String event, String actor, String detail) implements Leaf {
    @Override
    public String type() {
      return "CUSTODY";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("captureId", captureId).put("event", event);
      node.put("actor", actor).put("detail", detail);
    }
  }

  /** A sealed capture that was erased because it had to be. */
  record Tombstone(String captureId, String manifestSha256, String reason, String legalBasis)
      implements Leaf {
    @Override
    public String type() {
      return "TOMBSTONE";
    }

    @Override
    public void write(ObjectNode node) {
      node.put("captureId", captureId).put("manifestSha256", manifestSha256);
      node.put("reason", reason).put("legalBasis", legalBasis);
    }
  }

  /** New time-stamps over old seals: of one capture, or, without one, of the log. */
  record Renew(Optional<String> captureId, String tokensSha256, String reason) implements Leaf {
    @Override
    public String type() {
      return "RENEW";
    }

    @Override
    public void write(ObjectNode node) {
      Json.put(node, "captureId", captureId);
      node.put("tokensSha256", tokensSha256).put("reason", reason);
    }
  }
}
