package app.vigil.shared;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("R1-019 people of a network are served by TLS or not at all")
class ProtectedTransportTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://vigil.example.invalid", "http://192.0.2.7:8080", "http://0.0.0.0:8080"})
    void doesNotStartWithAPublicAddressWithoutTls(String address) {
        assertThatThrownBy(() -> start(address))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must begin with https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://vigil.example.invalid", "http://localhost:8080", "http://127.0.0.1:8080"})
    void startsWithTlsOrOnLoopback(String address) {
        assertThatCode(() -> start(address)).doesNotThrowAnyException();
    }

    private static void start(String address) {
        new ProtectedTransport(new VigilSettings(URI.create(address), Path.of("data"), null, false))
                .afterPropertiesSet();
    }
}
