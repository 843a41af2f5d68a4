package app.vigil.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.shared.OpenEndpoint;
import app.vigil.shared.web.AskedRules;
import app.vigil.testing.VigilTest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every mapped endpoint × role × own and foreign object: exactly those pass whom {@code docs/access.md} names. */
@VigilTest
@Import({AccessStage.class, AccessStage.ExamRoom.class, AccessStage.SittingRoom.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("R2-003")
@Tag("R2-049")
@Tag("R1-028")
class AccessMatrixTest {

    private static final AccessPage PAGE = AccessPage.read();

    /** Not ids, or ids that no other object answers for. */
    private static final Set<String> NO_OBJECTS = Set.of(
            "stream", "sequence", "take", "kind", "step", "scanId", "scoreId", "stillId", "letterId", "language");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private AccessStage stage;

    private final Map<String, HandlerMethod> handlers = new TreeMap<>();
    private Cast cast;
    private AskedRules rules;
    private Knocking knocking;

    static List<Endpoint> restricted() {
        return PAGE.restricted();
    }

    static Stream<Endpoint> aboutObjects() {
        return restricted().stream().filter(endpoint -> !endpoint.variables().isEmpty());
    }

    static Stream<Endpoint> withObjectsInsideObjects() {
        return restricted().stream().filter(endpoint -> !inner(endpoint).isEmpty());
    }

    static Stream<Endpoint> ofOthersSittings() {
        return restricted().stream()
                .filter(endpoint -> endpoint.variables().contains("sittingId"))
                .filter(endpoint -> !endpoint.own().contains(Role.EXAMINEE));
    }

    @BeforeAll
    void castEverybody() {
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getName().startsWith("app.vigil.")) {
                names(mapping).forEach(name -> handlers.put(name, handler));
            }
        });
        cast = new Cast(stage);
        rules = new AskedRules(context);
        knocking = new Knocking(http);
    }

    @Test
    void thePageNamesEveryEndpointAndNoOther() {
        Set<String> named = new HashSet<>(PAGE.open().keySet());
        PAGE.restricted().forEach(endpoint -> named.add(endpoint.name()));

        assertThat(named).as("rows of docs/access.md").containsExactlyInAnyOrderElementsOf(handlers.keySet());
    }

    @Test
    void thePageSaysWhyAnEndpointIsOpen() {
        Map<String, String> open = new HashMap<>();
        handlers.forEach((name, handler) -> {
            OpenEndpoint declared = reason(handler);
            if (declared != null) {
                open.put(name, declared.because());
            }
        });

        assertThat(PAGE.open()).containsExactlyInAnyOrderEntriesOf(open);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("restricted")
    @DisplayName("lets in whom the page names")
    void letsInWhomThePageNames(Endpoint endpoint) {
        SoftAssertions all = new SoftAssertions();
        Map<String, String> path = new HashMap<>(cast.own());
        path.keySet().retainAll(endpoint.variables());
        for (CastMember member : let(endpoint)) {
            boolean permitted = rules.permit(handler(endpoint), Objects.requireNonNull(member.viewer()), path);
            all.assertThat(permitted).as("the rules let in %s", member).isTrue();
            if (endpoint.onlyReads()) {
                Answer answer = knocking.at(endpoint, cast.own(), member);
                all.assertThat(answer.refused() || answer.failed())
                        .as("%s gets %s", member, answer)
                        .isFalse();
            }
        }
        all.assertAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("restricted")
    @DisplayName("R1-019, R2-003, R2-049, R1-028 refuses everybody else, also over HTTP")
    void refusesEverybodyElse(Endpoint endpoint) {
        SoftAssertions all = new SoftAssertions();
        for (CastMember member : cast.members()) {
            if (!endpoint.letsIn(member)) {
                all.assertThat(knocking.at(endpoint, cast.own(), member))
                        .as("what %s gets", member)
                        .isEqualTo(member.viewer() == null ? Answer.SIGN_IN : Answer.NOT_YOURS);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("aboutObjects")
    @DisplayName("refuses everybody whose object does not exist")
    void refusesWhatDoesNotExist(Endpoint endpoint) {
        SoftAssertions all = new SoftAssertions();
        for (String id : List.of(UUID.randomUUID().toString(), "not-an-id")) {
            Map<String, String> ids = cast.own().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, known -> NO_OBJECTS.contains(known.getKey()) ? known.getValue() : id));
            for (CastMember member : cast.members()) {
                all.assertThat(knocking.at(endpoint, ids, member))
                        .as("what %s gets for %s", member, id)
                        .matches(Answer::ofTheClientsFault, "is refused");
            }
        }
        all.assertAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("withObjectsInsideObjects")
    @DisplayName("an own object is no way to somebody else's")
    void reachesNothingForeignThroughTheOwn(Endpoint endpoint) {
        SoftAssertions all = new SoftAssertions();
        for (String variable : inner(endpoint)) {
            for (String id :
                    List.of(cast.foreign().get(variable), UUID.randomUUID().toString(), "not-an-id")) {
                Map<String, String> ids = new HashMap<>(cast.own());
                ids.put(variable, id);
                for (CastMember member : let(endpoint)) {
                    all.assertThat(knocking.at(endpoint, ids, member))
                            .as("what %s gets for %s %s", member, variable, id)
                            .matches(Answer::ofTheClientsFault, "is refused");
                }
            }
        }
        all.assertAll();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofOthersSittings")
    @DisplayName("R2-003 nobody watches or judges a sitting of their own")
    void nobodyJudgesTheirOwnSitting(Endpoint endpoint) {
        SoftAssertions all = new SoftAssertions();
        cast.ownSittingsOfStaff().forEach((member, sitting) -> {
            Map<String, String> ids = new HashMap<>(cast.own());
            ids.put("sittingId", sitting);
            all.assertThat(knocking.at(endpoint, ids, member))
                    .as("what %s gets", member)
                    .isEqualTo(Answer.NOT_YOURS);
        });
        all.assertAll();
    }

    private List<CastMember> let(Endpoint endpoint) {
        return cast.members().stream().filter(endpoint::letsIn).toList();
    }

    private HandlerMethod handler(Endpoint endpoint) {
        return Objects.requireNonNull(handlers.get(endpoint.name()), () -> "nothing is mapped to " + endpoint);
    }

    private static List<String> inner(Endpoint endpoint) {
        return endpoint.variables().stream()
                .skip(1)
                .filter(variable -> !NO_OBJECTS.contains(variable))
                .toList();
    }

    private static Stream<String> names(RequestMappingInfo mapping) {
        return mapping.getPatternValues().stream()
                .flatMap(path ->
                        mapping.getMethodsCondition().getMethods().stream().map(method -> method.name() + " " + path));
    }

    private static @org.jspecify.annotations.Nullable OpenEndpoint reason(HandlerMethod handler) {
        OpenEndpoint own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), OpenEndpoint.class);
        return own != null
                ? own
                : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), OpenEndpoint.class);
    }
}
