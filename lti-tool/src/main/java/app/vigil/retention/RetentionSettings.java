package app.vigil.retention;

import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets for the keeping of recordings, from the end of the recording on.
 *
 * @param basic every recording; default three months (R1-014)
 * @param reviewed one the regulations committee reviewed; default a year (R1-015)
 * @param appealed one the appeal commission reviewed; default five years (R1-016)
 */
@ConfigurationProperties("vigil.retention")
public record RetentionSettings(
        @DefaultValue("P3M") Period basic,
        @DefaultValue("P1Y") Period reviewed,
        @DefaultValue("P5Y") Period appealed) {

    Period of(RetentionClass keptAs) {
        return switch (keptAs) {
            case BASIC -> basic;
            case REVIEWED -> reviewed;
            case APPEALED -> appealed;
        };
    }
}
