package app.vigil.demo.lms.web;

import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.people.ActingPerson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Languages, texts and the acting person for all controllers. */
@Configuration(proxyBeanMethods = false)
class WebSetup {

    /** Without a document root of its own the server makes one outside the data folder. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> documentRoot(DemoSettings settings)
            throws IOException {
        Path root = Files.createDirectories(settings.dataFolder().resolve("tomcat/webapp"));
        return server -> server.setDocumentRoot(root.toFile());
    }

    @Bean
    MessageSource messageSource() {
        var texts = new ReloadableResourceBundleMessageSource();
        texts.setBasename("classpath:demo-lms/messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.ENGLISH);
        return texts;
    }

    @Bean
    LocaleResolver localeResolver() {
        var resolver = new CookieLocaleResolver("DemoLmsLanguage");
        resolver.setCookieHttpOnly(true);
        resolver.setDefaultLocaleFunction(WebSetup::languageOfBrowser);
        return resolver;
    }

    private static Locale languageOfBrowser(HttpServletRequest request) {
        boolean known = request.getHeader("Accept-Language") != null
                && Languages.ALL.contains(request.getLocale().getLanguage());
        return Locale.of(known ? request.getLocale().getLanguage() : "ru");
    }

    @Bean
    WebMvcConfigurer actingPersonInControllers(ActingPerson acting) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(acting);
            }
        };
    }
}
