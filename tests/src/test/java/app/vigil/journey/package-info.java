/**
 * Journeys through the packaged programs as people take them: real browser, real LMS frame on another site, real media.
 * {@link app.vigil.journey.Programs} starts tool and demo LMS, {@link app.vigil.journey.ExamRoom} the browser on a
 * virtual screen with camera and microphone played from files.
 */
package app.vigil.journey;
