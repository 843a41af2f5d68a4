package app.vigil.shared.web;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Wires the edge into Spring MVC. */
@Configuration(proxyBeanMethods = false)
class WebEdge implements WebMvcConfigurer {

    private final AccessInterceptor access;
    private final LimitInterceptor limits;

    WebEdge(AccessInterceptor access, LimitInterceptor limits) {
        this.access = access;
        this.limits = limits;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(limits);
        registry.addInterceptor(access);
    }

    @Bean
    static LocaleResolver localeResolver() {
        return new Language();
    }

    @Bean
    static MessageSource messageSource() {
        return new IcuMessages();
    }
}
