package io.haetae.evidence;

import io.haetae.core.browse.Attendance;
import io.haetae.core.browse.BrowserInfo;
import io.haetae.core.browse.Capture;
import io.haetae.core.browse.Profile;
import io.haetae.verifier.EvidenceException;
import io.haetae.verifier.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a capture came to be: the part of it that is neither exchange nor page; and back. */
public final class CaptureJson {
  private CaptureJson() {}

  static ObjectNode write(Capture capture) {
    ObjectNode node = Json.object();
    Json.put(node, "requestedUrl", capture.requestedUrl().map(Object::toString));
    Json.put(node, "finalUrl", capture.finalUrl().map(Object::toString));
    node.put("openedAt", capture.openedAt().toString());
    node.put("closedAt", capture.closedAt().toString());
    node.set("ending", ending(capture.ending()));
    node.put("exchanges", capture.exchanges().size());
    ArrayNode console = node.putArray("console");
    capture.console().forEach(console::add);
    node.set("vantage", capture.vantage().map(VisitJson::vantage).orElse(null));
    node.set("browser", capture.browser().map(CaptureJson::browser).orElse(null));
    capture.profile().ifPresent(profile -> node.put("profile", profile.stored()));
    return node;
  }

  /** How a capture ended: its kind, and the reason where there is one. */
  public static ObjectNode ending(Capture.Ending ending) {
    return switch (ending) {
      case Capture.Loaded loaded -> Json.object().put("kind", "Loaded");
      case Capture.NotLoaded failed ->
          Json.object().put("kind", "NotLoaded").put("reason", failed.reason());
      case Capture.TimedOut timedOut ->
          Json.object().put("kind", "TimedOut").put("reason", timedOut.reason());
      case Capture.SavedFile saved -> Json.object().put("kind", "SavedFile");
    };
  }

  /**
   * The ending that {@link #ending} wrote.
   *
   * @throws EvidenceException if no capture ends so
   */
  public static Capture.Ending readEnding(JsonNode node) throws EvidenceException {
    String kind = Json.text(node, "kind");
    return switch (kind) {
      case "Loaded" -> new Capture.Loaded();
      case "NotLoaded" -> new Capture.NotLoaded(Json.text(node, "reason"));
      case "TimedOut" -> new Capture.TimedOut(Json.text(node, "reason"));
      case "SavedFile" -> new Capture.SavedFile();
      default -> throw new EvidenceException("no capture ends as \"" + kind + "\"");
    };
  }

  /** The profile that {@link #write} wrote; captures made before there were profiles have none. */
  static Optional<Profile> readProfile(JsonNode node) throws EvidenceException {
    Optional<String> stored = Json.optionalText(node, "profile");
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Profile.named(stored.get())
            .orElseThrow(
                () -> new EvidenceException("no profile is known as \"" + stored.get() + "\"")));
  }

  private static ObjectNode browser(BrowserInfo browser) {
    ObjectNode node = Json.object();
    node.put("product", browser.product()).put("driver", browser.driver());
    node.put("userAgent", browser.userAgent()).put("executable", browser.executable());
    ArrayNode flags = node.putArray("flags");
    browser.flags().forEach(flags::add);
    node.put("sandboxed", browser.sandboxed());
    if (browser.remote().isPresent()) {
      BrowserInfo.Remote remote = browser.remote().get();
      ObjectNode where = node.putObject("remote").put("endpoint", remote.endpoint());
      ArrayNode limits = where.putArray("limits");
      remote.limits().forEach(limits::add);
    }
    if (browser.attended().isPresent()) {
      Attendance attendance = browser.attended().get();
      node.putObject("attended")
          .put("from", attendance.from().toString())
          .put("until", attendance.until().toString())
          .put("acted", attendance.acted());
    }
    return node;
  }

  static BrowserInfo readBrowser(JsonNode node) throws EvidenceException {
    return new BrowserInfo(
        Json.text(node, "product"),
        Json.text(node, "driver"),
        Json.text(node, "userAgent"),
        Json.text(node, "executable"),
        new ArrayList<>(VisitJson.texts(node.path("flags"))),
        node.path("sandboxed").booleanValue(false),
        node.has("remote") ? Optional.of(readRemote(node.path("remote"))) : Optional.empty(),
        node.has("attended")
            ? Optional.of(readAttendance(node.path("attended")))
            : Optional.empty());
  }

  private static Attendance readAttendance(JsonNode node) throws EvidenceException {
    return new Attendance(
        Instant.parse(Json.text(node, "from")),
        Instant.parse(Json.text(node, "until")),
        node.path("acted").booleanValue(false));
  }

  private static BrowserInfo.Remote readRemote(JsonNode node) throws EvidenceException {
    return new BrowserInfo.Remote(
        Json.text(node, "endpoint"), new ArrayList<>(VisitJson.texts(node.path("limits"))));
  }
}
