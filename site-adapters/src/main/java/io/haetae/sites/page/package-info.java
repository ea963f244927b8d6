/** What every marketplace's pages have in common, and how to read it. */
@NullMarked
package io.haetae.sites.page;

import org.jspecify.annotations.NullMarked;
