/** Reads copies of the wire through tshark and compares them with records. */
@NullMarked
package io.haetae.evidence.wire;

import org.jspecify.annotations.NullMarked;
