/** Tests of notices. */
@NullMarked
package io.haetae.app.notice;

import org.jspecify.annotations.NullMarked;
