package io.haetae.evidence.wire;

import java.util.Optional;

/**
 * An exchange as the wire shows it.
 *
 * @param method the HTTP method
 * @param url the address, http or https
 * @param status the HTTP status; 0 if no answer came
 * @param body SHA-256 of the body, its content encoding undone; empty if tshark cannot undo it or
 *     the body is not whole
 */
record WireExchange(String method, String url, int status, Optional<String> body) {}
