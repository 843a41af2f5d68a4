/**
 * Service tokens and calls, on which the AGS and NRPS clients stand (Security Framework 1.0, 4).
 */
@NullMarked
package app.vigil.lti.service;

import org.jspecify.annotations.NullMarked;
