package app.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.AccessRule;
import app.vigil.shared.AllowedTo;
import app.vigil.shared.OpenEndpoint;
import app.vigil.testing.VigilTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No endpoint without a word about who may use it. */
@VigilTest
class EndpointRulesTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private WebEndpointsSupplier inside;

    @Test
    void everyEndpointNamesWhoMayUseIt() {
        List<String> silent = handlers()
                .filter(handler -> !declares(handler, AllowedTo.class) && !declares(handler, OpenEndpoint.class))
                .map(HandlerMethod::getShortLogMessage)
                .toList();

        assertThat(silent)
                .as("handlers with neither @AllowedTo nor @OpenEndpoint")
                .isEmpty();
    }

    @Test
    void noEndpointIsOpenAndRestrictedAtOnce() {
        List<String> contradictory = handlers()
                .filter(handler ->
                        handler.hasMethodAnnotation(AllowedTo.class) && handler.hasMethodAnnotation(OpenEndpoint.class))
                .map(HandlerMethod::getShortLogMessage)
                .toList();

        assertThat(contradictory).isEmpty();
    }

    @Test
    void everyNamedRuleIsABean() {
        List<String> missing = handlers()
                .flatMap(EndpointRulesTest::rules)
                .distinct()
                .filter(rule -> context.getBeanNamesForType(rule).length == 0)
                .map(Class::getName)
                .toList();

        assertThat(missing).as("rules named by @AllowedTo that are no beans").isEmpty();
    }

    @Test
    void exposesHealthAloneOfItsInside() {
        assertThat(inside.getEndpoints())
                .extracting(endpoint -> endpoint.getEndpointId().toString())
                .containsExactly("health");
    }

    private Stream<HandlerMethod> handlers() {
        return mappings.getHandlerMethods().values().stream()
                .filter(handler -> handler.getBeanType().getName().startsWith("app.vigil."));
    }

    private static Stream<Class<? extends AccessRule>> rules(HandlerMethod handler) {
        return Stream.of(handler.getMethod(), handler.getBeanType())
                .map(element -> AnnotatedElementUtils.findMergedAnnotation(element, AllowedTo.class))
                .filter(allowed -> allowed != null)
                .flatMap(allowed -> Arrays.stream(allowed.value()));
    }

    private static boolean declares(
            HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> annotation) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), annotation)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), annotation);
    }
}
