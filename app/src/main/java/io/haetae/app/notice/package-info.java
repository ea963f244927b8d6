/** Notices to platforms: drafts, and the record of what people sent and what was answered. */
@NullMarked
package io.haetae.app.notice;

import org.jspecify.annotations.NullMarked;
