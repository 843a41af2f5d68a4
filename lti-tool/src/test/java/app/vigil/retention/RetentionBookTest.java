package app.vigil.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        RetentionSettings settings = new RetentionSettings(Period.ofMonths(3), Period.ofYears(1), Period.ofYears(5));
        book = new RetentionBook(connection.jdbc(), settings, clock, published::add);
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
        book.keep(sitting, INSTITUTION, ended);
        book.keep(sitting, INSTITUTION, ended.plusSeconds(1));
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
        assertThat(book.of(INSTITUTION).getFirst().dueAt())
                .isEqualTo(ended.atOffset(java.time.ZoneOffset.UTC).plus(after).toInstant());
    }
}
