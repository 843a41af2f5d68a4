/** Tests of the {@code sitting} room. */
package app.vigil.sitting;
