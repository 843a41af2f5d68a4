package app.vigil.shared.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator sets for the edge.
 *
 * @param largestBody of a JSON request; default 1 MB
 */
@ConfigurationProperties("vigil.web")
record WebSettings(@DefaultValue("1MB") DataSize largestBody) {}
