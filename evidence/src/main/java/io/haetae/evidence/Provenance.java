package io.haetae.evidence;

/**
 * Where a bundle comes from.
 *
 * @param captureId its name
 * @param toolVersion the version of the program that made it
 * @param opening what was settled before the visit
 */
record Provenance(String captureId, String toolVersion, Opening opening) {}
