/** Tests of the {@code passback} room. */
package app.vigil.passback;
