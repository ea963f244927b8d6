package io.haetae.evidence.disclose;

/**
 * An IP address of the visitor that a record echoes.
 *
 * @param offset of its first byte in the uncompressed record
 * @param address as it stands there; as long as it is in bytes
 * @param reason why it is taken for the visitor's
 */
public record FoundAddress(int offset, String address, String reason) {}
