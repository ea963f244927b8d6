package io.haetae.core.evidence;

import io.haetae.core.plan.Visit;
import io.haetae.core.site.Reading;
import io.haetae.core.verdict.Controls;
import io.haetae.core.verdict.Verdict;

/**
 * What was read from the written bytes of one visit, and what was concluded; sealed with them.
 *
 * @param visit the visit
 * @param reading what the page said
 * @param controls what the session's controls had shown before
 * @param verdict the conclusion, the controls considered
 */
public record Facts(Visit visit, Reading reading, Controls controls, Verdict verdict) {}
