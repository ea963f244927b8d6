package io.haetae.core.browse;

import java.util.Optional;

/**
 * The bytes of one visit as they crossed the network, below TLS, with the secrets that open them. A
 * secret itself: whoever stores it encrypts it.
 *
 * @param pcapng a packet capture in the pcapng format, the TLS secrets in a block of it; it lasts
 *     as long as the work folder of its session
 * @param connections how many connections it holds
 * @param incomplete why it is not whole; empty if nothing is known to be missing
 */
public record WireCopy(Body pcapng, int connections, Optional<String> incomplete) {}
