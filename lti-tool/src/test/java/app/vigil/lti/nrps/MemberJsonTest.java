package app.vigil.lti.nrps;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.lti.Role;
import app.vigil.lti.nrps.Memberships.Member;
import app.vigil.lti.nrps.Memberships.Status;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Members on the wire (NRPS 2.0, 2.2). */
class MemberJsonTest {

    @Test
    void readsAMemberWhole() {
        assertThat(MemberJson.read(json("""
                        {"user_id":"1","roles":["Learner","http://purl.imsglobal.org/vocab/lis/v2/membership#Mentor",7],
                         "status":"Inactive","name":"Оксана Шевченко","given_name":"Оксана","family_name":"Шевченко",
                         "email":"o@example.org"}""")))
                .contains(new Member(
                        "1",
                        Set.of(Role.LEARNER, Role.MENTOR),
                        Status.INACTIVE,
                        "Оксана Шевченко",
                        "Оксана",
                        "Шевченко",
                        "o@example.org"));
    }

    @Test
    void readsAMemberOfWhomLittleIsTold() {
        assertThat(MemberJson.read(json("{\"user_id\":\"1\",\"name\":\" \",\"roles\":\"Learner\"}")))
                .contains(new Member("1", Set.of(), Status.ACTIVE, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"user_id\":\" \"}", "{\"user_id\":null}", "null", "\"1\"", "[]"})
    void readsNobodyWithoutAnId(String body) {
        assertThat(MemberJson.read(json(body))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            '', ACTIVE
            Active, ACTIVE
            ' active ', ACTIVE
            Deleted, DELETED
            Inactive, INACTIVE
            Suspended, INACTIVE
            """)
    void takesAWordNobodyKnowsForInactive(String word, Status status) {
        Member member = MemberJson.read(json("{\"user_id\":\"1\",\"status\":\"" + word + "\"}"))
                .orElseThrow();
        assertThat(member.status()).isEqualTo(status);
        assertThat(member.active()).isEqualTo(status == Status.ACTIVE);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
