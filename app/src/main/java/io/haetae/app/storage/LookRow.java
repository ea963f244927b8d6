package io.haetae.app.storage;

import io.haetae.core.figures.Look;
import io.haetae.core.history.Noted;

/**
 * What figures need of an observation.
 *
 * @param noted what the history needs of it
 * @param look what figures count
 */
public record LookRow(Noted noted, Look look) {}
