package app.vigil.incident;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator sets for marks.
 *
 * @param lateReports how long after the end of a sitting its agent may still complete what it reported; default 30
 *     minutes, as long as the recording waits for missing segments
 */
@ConfigurationProperties("vigil.incident")
public record IncidentSettings(@DefaultValue("30m") Duration lateReports) {}
