package app.vigil.shared.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose word is taken for where a request came from.
 *
 * @param trustedProxies address blocks of the reverse proxies in front of the tool (CIDR); default none
 */
@ConfigurationProperties("vigil")
record TrustedProxies(@DefaultValue List<String> trustedProxies) {}
