/**
 * The platform end of LTI Proctoring Services 1.0 with its Assessment Control Service, and of the submission review of AGS
 * 2.0; in the lenient profile only, for Moodle has neither of the first two.
 */
@NullMarked
package app.vigil.demo.lms.proctoring;

import org.jspecify.annotations.NullMarked;
