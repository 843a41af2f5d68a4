/** Tools connected to the LMS: LTI Dynamic Registration 1.0 and the administrator's pages. */
@NullMarked
package app.vigil.demo.lms.registration;

import org.jspecify.annotations.NullMarked;
