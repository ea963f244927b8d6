/** What the words of two offers have in common, weighed. */
@NullMarked
package io.haetae.matching.text;

import org.jspecify.annotations.NullMarked;
