/** Tests of the report. */
@NullMarked
package io.haetae.app.report;

import org.jspecify.annotations.NullMarked;
