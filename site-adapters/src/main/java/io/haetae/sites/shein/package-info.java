/** SHEIN: what its addresses name and what its pages say. */
@NullMarked
package io.haetae.sites.shein;

import org.jspecify.annotations.NullMarked;
