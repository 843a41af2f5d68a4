package app.vigil.decision.gradebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import app.vigil.decision.LmsResults;
import app.vigil.decision.QuizScores;
import app.vigil.decision.QuizScores.Column;
import app.vigil.decision.Scores;
import app.vigil.exam.Exam;
import app.vigil.exam.ExamId;
import app.vigil.people.People;
import app.vigil.shared.PersonId;
import app.vigil.sitting.Sittings;
import app.vigil.testing.Database;
import app.vigil.testing.KnownExams;
import app.vigil.testing.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class PlatformReadingTest {

    private final Database.Connection database = Database.H2.fresh();
    private final List<Boolean> heldWhileAsked = new ArrayList<>();
    private final SettableClock clock = SettableClock.atFriday();
    private final Uploads uploads = new Uploads(database.jdbc(), clock);

    @Test
    @DisplayName("R2-062 while the platform is asked for its columns, no connection to the database waits")
    void holdsNoConnectionMeanwhile() {
        Exam exam = new KnownExams().find(new ExamId(UUID.randomUUID())).orElseThrow();

        gradebooks().readPlatform(exam, new PersonId(UUID.randomUUID()));

        assertThat(heldWhileAsked).containsExactly(false);
        assertThat(uploads.find(exam.id())).isPresent();
    }

    /** With the transactions its annotations ask for. */
    private Gradebooks gradebooks() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        QuizScores platform = (exam, examinees) -> {
            heldWhileAsked.add(TransactionSynchronizationManager.isActualTransactionActive());
            return List.of(new Column("Quiz", Map.of()));
        };
        beans.addBean("platform", platform);
        Sittings sittings = mock(Sittings.class);
        when(sittings.ofExam(any())).thenReturn(List.of());
        Gradebooks target = new Gradebooks(
                uploads,
                mock(LmsResults.class),
                beans.getBeanProvider(QuizScores.class),
                new Gradebooks.Examinees(sittings, mock(People.class), mock(Scores.class)),
                event -> {},
                clock);
        ProxyFactory proxied = new ProxyFactory(target);
        proxied.setProxyTargetClass(true);
        TransactionInterceptor transactions = new TransactionInterceptor();
        transactions.setTransactionManager(new JdbcTransactionManager(database.source()));
        transactions.setTransactionAttributeSource(new AnnotationTransactionAttributeSource());
        proxied.addAdvice(transactions);
        return (Gradebooks) proxied.getProxy();
    }
}
