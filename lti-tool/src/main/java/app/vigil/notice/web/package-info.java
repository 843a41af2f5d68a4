/**
 * Pages of letters.
 */
@NullMarked
package app.vigil.notice.web;

import org.jspecify.annotations.NullMarked;
