/** The report of a study's figures: pages in Korean and English, with pictures and raw data. */
@NullMarked
package io.haetae.app.findings;

import org.jspecify.annotations.NullMarked;
