/**
 * The edge every room's pages and APIs share: sign-in, access rules, problems, language, headers.
 */
@NullMarked
package app.vigil.shared.web;

import org.jspecify.annotations.NullMarked;
