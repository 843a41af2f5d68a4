/** What all pages share: language, headers, the layout's facts and refusals in words. */
@NullMarked
package app.vigil.demo.lms.web;

import org.jspecify.annotations.NullMarked;
