/** Who uses the LMS, and as whom the visitor acts at the moment. */
@NullMarked
package app.vigil.demo.lms.people;

import org.jspecify.annotations.NullMarked;
