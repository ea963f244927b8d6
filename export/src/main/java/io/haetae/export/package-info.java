/** Exports: a verified bundle as an ASiC-E container or as a signed dossier on paper's terms. */
@NullMarked
package io.haetae.export;

import org.jspecify.annotations.NullMarked;
