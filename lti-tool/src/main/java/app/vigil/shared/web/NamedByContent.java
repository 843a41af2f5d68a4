package app.vigil.shared.web;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;

/**
 * Assets that the build names by their content never change under their name. A browser keeps them for a year, so that
 * an exam window that is loaded anew without network finds the workers of its detectors: its service worker cannot give
 * them out, for they lie outside its scope.
 */
@Configuration(proxyBeanMethods = false)
class NamedByContent implements WebMvcConfigurer {

    private static final List<String> FOLDERS = List.of("workers", "chunks", "media");

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        for (String folder : FOLDERS) {
            registry.addResourceHandler("/assets/" + folder + "/**")
                    .addResourceLocations("classpath:/META-INF/resources/assets/" + folder + "/")
                    .setCacheControl(CacheControl.maxAge(Duration.ofDays(365))
                            .cachePublic()
                            .immutable())
                    .resourceChain(true)
                    .addResolver(new EncodedResourceResolver());
        }
    }
}
