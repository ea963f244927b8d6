/** The figures of an archive, as people and programs read them. */
@NullMarked
package io.haetae.app.figures;

import org.jspecify.annotations.NullMarked;
