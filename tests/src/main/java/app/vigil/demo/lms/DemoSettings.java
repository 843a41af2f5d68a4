package app.vigil.demo.lms;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the command line may change; see the package description.
 *
 * @param profile which LMS to imitate; Moodle by default
 * @param dataFolder the only folder written to
 * @param additionalHtml first value of the "Additional HTML (head)" setting; empty by default
 * @param allowFrameEmbedding first value of "Allow frame embedding"; off by default, as in Moodle
 * @param toolUrl the tool's own address, shown as a link only
 * @param toolRegistrationUrl the tool's invitation; empty by default
 * @param toolAdminUrl the tool's one-time link for its first administrator; empty by default
 * @param platformStorage first value of the "Platform storage" setting; off by default
 * @param toolPidFile where the tool's starter writes its process id; without it there is no plug to pull
 * @param toolMedia the tool's folder of recordings, read while its plug is pulled
 * @param season with the people, courses and quizzes of {@link app.vigil.demo.season}; without by default
 * @param membershipPageSize most members on one page of the membership service; 4 by default
 */
@ConfigurationProperties("demo")
public record DemoSettings(
        @DefaultValue("moodle") Profile profile,
        @DefaultValue("data/demo-lms") Path dataFolder,
        @DefaultValue("") String additionalHtml,
        @DefaultValue("false") boolean allowFrameEmbedding,
        @DefaultValue("http://localhost:8080") String toolUrl,
        @DefaultValue("") String toolRegistrationUrl,
        @DefaultValue("") String toolAdminUrl,
        @DefaultValue("off") Storage platformStorage,
        @Nullable Path toolPidFile,
        @DefaultValue("data/media") Path toolMedia,
        @DefaultValue("false") boolean season,
        @DefaultValue("4") int membershipPageSize) {

    public DemoSettings {
        if (membershipPageSize < 1) {
            throw new IllegalArgumentException("demo.membership-page-size must be at least 1");
        }
    }

    /** The kind of LMS to imitate. */
    public enum Profile {
        /** With the habits measured in Moodle 4.5. */
        MOODLE,
        /** The plain text of the specification. */
        LENIENT
    }

    /** Where values are kept for tools whose cookies the browser does not keep. */
    public enum Storage {
        /** Nowhere, as in Moodle. */
        OFF,
        /** In the window that holds the tool's frame. */
        PARENT,
        /** In a frame of its own, as large platforms do. */
        FRAME
    }
}
