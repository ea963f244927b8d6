/** AliExpress: what its addresses name and what its pages say. */
@NullMarked
package io.haetae.sites.aliexpress;

import org.jspecify.annotations.NullMarked;
