/** Keys, signatures and time-stamps: what turns a packed capture into a sealed one. */
@NullMarked
package io.haetae.evidence.seal;

import org.jspecify.annotations.NullMarked;
