/** Tests of the {@code notice} room. */
package app.vigil.notice.web;
