package io.haetae.core.browse;

import java.net.URI;

/**
 * A cookie to set before a visit.
 *
 * @param name its name
 * @param value its value, as it goes on the wire (nothing is percent-encoded)
 * @param url a URL of the site that it belongs to
 * @param wholeDomain whether it goes to every host of the registered domain, not to this one alone
 */
public record Cookie(String name, String value, URI url, boolean wholeDomain) {}
