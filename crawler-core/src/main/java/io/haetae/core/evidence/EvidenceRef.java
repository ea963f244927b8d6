package io.haetae.core.evidence;

/**
 * Where the bundle of a visit lies and what it is known by.
 *
 * @param captureId UUID version 7, in lower-case text form
 * @param path the bundle's folder, relative to the archive, with forward slashes
 * @param manifestSha256 SHA-256 of {@code seal/manifest.json} in lower-case hexadecimal
 */
public record EvidenceRef(String captureId, String path, String manifestSha256) {}
