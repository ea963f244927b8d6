/** The report: one page in Korean and English that anybody can open, print and keep. */
@NullMarked
package io.haetae.app.report;

import org.jspecify.annotations.NullMarked;
