package io.haetae.core.browse;

/** One header line of a message, name and value as they came. */
public record Header(String name, String value) {}
