/** The offers of an archive compared: photographs, candidates, decisions, search. */
@NullMarked
package io.haetae.app.match;

import org.jspecify.annotations.NullMarked;
