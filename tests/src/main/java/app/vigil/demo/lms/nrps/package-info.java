/** Names and Role Provisioning Services 2.0: the members of a course, page by page. */
@NullMarked
package app.vigil.demo.lms.nrps;

import org.jspecify.annotations.NullMarked;
