/** What this machine has and lacks. */
@NullMarked
package io.haetae.app.doctor;

import org.jspecify.annotations.NullMarked;
