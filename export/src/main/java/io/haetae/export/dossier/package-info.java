/** The dossier: one sealed capture on a few pages of paper, drawn from the bundle's own bytes. */
@NullMarked
package io.haetae.export.dossier;

import org.jspecify.annotations.NullMarked;
