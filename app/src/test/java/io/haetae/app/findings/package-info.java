/** Tests of the report of figures. */
@NullMarked
package io.haetae.app.findings;

import org.jspecify.annotations.NullMarked;
