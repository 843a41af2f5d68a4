/** The demo tour, acting as somebody, course pages and the site's own settings. */
@NullMarked
package app.vigil.demo.lms.home;

import org.jspecify.annotations.NullMarked;
