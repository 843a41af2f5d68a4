package app.vigil.lti;

/** The context, institution and system roles that matter here, from full URIs or short names. */
public enum Role {
    LEARNER,
    INSTRUCTOR,
    TEACHING_ASSISTANT,
    CONTENT_DEVELOPER,
    MENTOR,
    CONTEXT_ADMINISTRATOR,
    INSTITUTION_ADMINISTRATOR,
    SYSTEM_ADMINISTRATOR
}
