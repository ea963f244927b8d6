/** What every site package reads pages with: page, script state, JSON places and price texts. */
@NullMarked
package io.haetae.sites.page;

import org.jspecify.annotations.NullMarked;
