package app.vigil.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.testing.AllAtOnce;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {

    private final SettableClock clock = SettableClock.atFriday();
    private final RequestLimits limits = new RequestLimits(new LimitSettings(6, 2), clock);

    @Test
    void refusesWhatIsMoreThanAnAddressMayHaveInAMinute() {
        useUp("192.0.2.1");
        assertRefused(() -> limits.countAddress("192.0.2.1"), Duration.ofSeconds(10));
        assertThatCode(() -> limits.countAddress("192.0.2.2")).doesNotThrowAnyException();
    }

    @Test
    void admitsAgainAsTheMinutePasses() {
        useUp("192.0.2.1");
        clock.tick(Duration.ofSeconds(10));
        limits.countAddress("192.0.2.1");
        assertRefused(() -> limits.countAddress("192.0.2.1"), Duration.ofSeconds(10));
    }

    @Test
    void takesAnIpv6NetworkForOneSender() {
        for (int host = 1; host <= 6; host++) {
            limits.countAddress("2001:db8:1:2::" + host);
        }
        assertRefused(() -> limits.countAddress("2001:db8:1:2:ffff::1"), Duration.ofSeconds(10));
        assertThatCode(() -> limits.countAddress("2001:db8:1:3::1")).doesNotThrowAnyException();
    }

    @Test
    void countsTenantsApartFromAddresses() {
        limits.countTenant("one");
        limits.countTenant("one");
        assertRefused(() -> limits.countTenant("one"), Duration.ofSeconds(30));
        assertThatCode(() -> limits.countTenant("other")).doesNotThrowAnyException();
        assertThatCode(() -> limits.countAddress("one")).doesNotThrowAnyException();
    }

    @Test
    void admitsNoMoreWhenManyComeAtOnce() throws Exception {
        assertThat(AllAtOnce.winners(() -> {
                    try {
                        limits.countAddress("192.0.2.1");
                        return true;
                    } catch (ProblemException refused) {
                        return false;
                    }
                }))
                .isEqualTo(6);
    }

    private void useUp(String address) {
        for (int request = 0; request < 6; request++) {
            limits.countAddress(address);
        }
    }

    private static void assertRefused(Runnable request, Duration wait) {
        assertThatThrownBy(request::run).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.problem()).isEqualTo(CommonProblem.TOO_MANY_REQUESTS);
            assertThat(refused.retryAfter()).contains(wait);
        });
    }
}
