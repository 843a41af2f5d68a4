/** Tests of the {@code mail} room. */
package app.vigil.mail;
