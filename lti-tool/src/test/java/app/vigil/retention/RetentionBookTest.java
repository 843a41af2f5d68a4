package app.vigil.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.vigil.retention.RetentionProfiles.Profile;
import app.vigil.retention.RetentionProfiles.Terms;
import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.retention.spi.PersonalDataHolder.Deleted;
import app.vigil.testing.Database;
import app.vigil.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@ParameterizedClass
@EnumSource(Database.class)
class RetentionBookTest {

    private static final UUID INSTITUTION = new UUID(0, 7);

    private static final RetentionProfiles PROFILES = new RetentionProfiles(Map.of(
            "default",
            new Profile(new Terms(Period.ofMonths(3), Period.ofYears(1), Period.ofYears(5))),
            "careful",
            new Profile(new Terms(Period.ofMonths(6), Period.ofYears(2), Period.ofYears(5))),
            "silent",
            new Profile(null)));

    @Parameter
    Database database;

    private final SettableClock clock = SettableClock.atFriday();
    private final List<Object> published = new ArrayList<>();
    private final List<UUID> purged = new ArrayList<>();
    private final UUID sitting = UUID.randomUUID();
    private RetentionBook book;
    private Purge purge;
    private Instant ended;

    @BeforeEach
    void kept() {
        Database.Connection connection = database.fresh();
        book = new RetentionBook(connection.jdbc(), PROFILES, clock, published::add);
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("holder", new PersonalDataHolder() {
            @Override
            public Map<String, Lifetime> tables() {
                return Map.of();
            }

            @Override
            public List<Deleted> purge(UUID of) {
                purged.add(of);
                return List.of(new Deleted("files", 3, List.of("abc")), new Deleted("nothing", 0, List.of()));
            }
        });
        purge = new Purge(book, beans.getBeanProvider(PersonalDataHolder.class), clock, connection.transaction());
        ended = clock.instant();
        book.keep(sitting, INSTITUTION, "default", ended);
        book.keep(sitting, INSTITUTION, "careful", ended.plusSeconds(1));
    }

    @Test
    @DisplayName("R1-014 every recording is kept three months, and then deleted with an act of hashes and counts")
    void deletesAfterThreeMonths() {
        clock.tick(Duration.ofDays(91));
        purge.sweep();
        assertThat(purged).as("20 November and three months are 20 February").isEmpty();

        clock.tick(Duration.ofDays(1));
        purge.sweep();
        purge.sweep();

        assertThat(purged).containsExactly(sitting);
        assertThat(book.of(INSTITUTION)).isEmpty();
        DeletionAct act = book.acts(INSTITUTION).getFirst();
        assertThat(act.deleted()).containsExactly(new Deleted("files", 3, List.of("abc")));
        assertThat(act.deletedAt()).isEqualTo(clock.instant());
        assertThat(act.digest()).isEqualTo(ActText.digest(ActText.write(act)));
        assertThat(published).containsExactly(new RetentionEvent.RecordingDeleted(sitting, act.digest()));
    }

    @Test
    @DisplayName("R1-015, R1-016 a review keeps a year, an appeal five, and nothing shortens a term")
    void raisesAndNeverLowers() {
        book.raise(sitting, RetentionClass.REVIEWED, null);
        assertDue(Period.ofYears(1));
        book.raise(sitting, RetentionClass.APPEALED, null);
        book.raise(sitting, RetentionClass.BASIC, null);
        assertDue(Period.ofYears(5));
        assertThat(published).hasSize(2);

        clock.tick(Duration.ofDays(5 * 365));
        purge.sweep();
        assertThat(purged).isEmpty();
        clock.tick(Duration.ofDays(2));
        purge.sweep();
        assertThat(purged).containsExactly(sitting);
    }

    @Test
    @DisplayName("R1-014, R1-015 the terms are those of the institution's profile")
    void keepsAsLongAsTheProfileSays() {
        UUID careful = UUID.randomUUID();
        UUID other = new UUID(0, 8);
        book.keep(careful, other, "careful", ended);
        assertThat(book.of(other).getFirst().dueAt()).isEqualTo(after(Period.ofMonths(6)));
        book.raise(careful, RetentionClass.REVIEWED, null);
        assertThat(book.of(other).getFirst().dueAt()).isEqualTo(after(Period.ofYears(2)));

        assertThat(PROFILES.of("silent")).isEqualTo(PROFILES.of("default")).isEqualTo(PROFILES.of("unknown"));
        assertThatThrownBy(() -> new Terms(Period.ofYears(2), Period.ofYears(1), Period.ofYears(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("R1-016 an open appeal holds everything of the sitting")
    void deletesNothingThatIsHeld() {
        book.hold(sitting, "appeal 7", null);
        book.hold(sitting, "request of a court", null);
        clock.tick(Duration.ofDays(400));
        purge.sweep();
        assertThat(purged).isEmpty();
        assertThat(book.of(INSTITUTION).getFirst().holds()).containsExactlyInAnyOrder("appeal 7", "request of a court");

        book.release(sitting, null);
        purge.sweep();
        assertThat(purged).containsExactly(sitting);
        assertThatThrownBy(() -> book.hold(sitting, "too late", null)).isInstanceOf(IllegalStateException.class);
    }

    private void assertDue(Period after) {
        assertThat(book.of(INSTITUTION).getFirst().dueAt()).isEqualTo(after(after));
    }

    private Instant after(Period term) {
        return ended.atOffset(java.time.ZoneOffset.UTC).plus(term).toInstant();
    }
}
