/** Working days of jurisdictions. */
@NullMarked
package io.haetae.app.calendar;

import org.jspecify.annotations.NullMarked;
