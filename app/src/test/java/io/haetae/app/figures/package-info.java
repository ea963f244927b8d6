/** Tests of the figures of an archive. */
@NullMarked
package io.haetae.app.figures;

import org.jspecify.annotations.NullMarked;
