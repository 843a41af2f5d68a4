package app.vigil.document;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What an operator sets for papers.
 *
 * @param papers folder with forms of the institutions, {@code <profile>/<form>.yml}; null knows the built-in ones alone
 */
@ConfigurationProperties("vigil.document")
record DocumentSettings(@Nullable Path papers) {}
