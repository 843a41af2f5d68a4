package app.vigil.lti;

import org.jspecify.annotations.Nullable;

/** The course of a launch: {@code context} claim. */
public record LaunchContext(
        String id, @Nullable String label, @Nullable String title) {}
