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
    private final PageModel pages;

    WebEdge(AccessInterceptor access, LimitInterceptor limits, PageModel pages) {
        this.access = access;
        this.limits = limits;
        this.pages = pages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(limits);
        registry.addInterceptor(access);
        registry.addInterceptor(pages);
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
