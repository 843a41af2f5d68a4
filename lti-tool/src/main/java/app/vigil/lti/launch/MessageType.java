package app.vigil.lti.launch;

import java.util.Arrays;
import java.util.Optional;

/** The messages of platforms that this tool answers; {@link LaunchReader} makes a launch of each. */
enum MessageType {
    /** LTI 1.3 core, 5.3. */
    RESOURCE_LINK("LtiResourceLinkRequest"),
    /** Deep Linking 2.0, 4.4. */
    DEEP_LINKING("LtiDeepLinkingRequest"),
    /** AGS 2.0, submission review. */
    SUBMISSION_REVIEW("LtiSubmissionReviewRequest"),
    /** Proctoring Services 1.0. */
    START_PROCTORING("LtiStartProctoring"),
    /** Proctoring Services 1.0. */
    END_ASSESSMENT("LtiEndAssessment");

    private final String messageType;

    MessageType(String messageType) {
        this.messageType = messageType;
    }

    static Optional<MessageType> named(String name) {
        return Arrays.stream(values())
                .filter(type -> type.messageType.equals(name))
                .findFirst();
    }

    /** The type of a token that {@link MessageTypeCheck} has passed. */
    static MessageType of(IdToken token) {
        return token.all()
                .text(ClaimSet.MESSAGE_TYPE)
                .flatMap(MessageType::named)
                .orElseThrow(() -> new IllegalStateException("the message type was not checked"));
    }

    boolean is(IdToken token) {
        return of(token) == this;
    }

    /** Names the link it is about; the others may, or must not (LTI 1.3 core, 5.3.5). */
    boolean needsResourceLink() {
        return switch (this) {
            case RESOURCE_LINK, START_PROCTORING -> true;
            case DEEP_LINKING, SUBMISSION_REVIEW, END_ASSESSMENT -> false;
        };
    }

    /** Says which page of the tool is meant (LTI 1.3 core, 5.3.4). */
    boolean needsTargetLink() {
        return switch (this) {
            case RESOURCE_LINK, SUBMISSION_REVIEW, START_PROCTORING -> true;
            // Some platforms end an assessment at the registered address without naming it again.
            case DEEP_LINKING, END_ASSESSMENT -> false;
        };
    }

    boolean isAboutAnAttempt() {
        return switch (this) {
            case START_PROCTORING, END_ASSESSMENT -> true;
            case RESOURCE_LINK, DEEP_LINKING, SUBMISSION_REVIEW -> false;
        };
    }
}
