/** Tests of the exported tables. */
@NullMarked
package io.haetae.app.table;

import org.jspecify.annotations.NullMarked;
