/** The local page on which a person decides about candidates. */
@NullMarked
package io.haetae.app.review;

import org.jspecify.annotations.NullMarked;
