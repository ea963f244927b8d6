/** Whether two offers sell the same thing: graded, with a probability and the reasons in words. */
@NullMarked
package io.haetae.matching;

import org.jspecify.annotations.NullMarked;
