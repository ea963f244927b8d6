package io.haetae.evidence.log;

import io.haetae.verifier.Json;

/**
 * A line of a plan file.
 *
 * @param position its number in the run, from 0
 * @param visit the visit's id
 * @param target the target's commitment
 */
public record PlannedVisit(long position, String visit, String target) {
  String line() {
    return Json.canonical(
        Json.object().put("position", position).put("visit", visit).put("target", target));
  }
}
