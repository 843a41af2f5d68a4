package app.vigil.decision.papers;

import static org.assertj.core.api.Assertions.assertThat;

import app.vigil.testing.Database;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ParameterizedClass
@EnumSource(Database.class)
class PaperBookTest {

    private static final int AT_ONCE = 4;

    @Parameter
    Database database;

    @Test
    @DisplayName("R2-046 papers registered at the same moment, the first of their series, get numbers of their own")
    void numbersWithoutGapsFromTheFirstOn() throws Exception {
        DataSource source = database.fresh().source();
        DataSourceTransactionManager transactions = new DataSourceTransactionManager(source);
        PaperBook book = new PaperBook(JdbcClient.create(source), transactions);
        UUID institution = UUID.randomUUID();
        CyclicBarrier together = new CyclicBarrier(AT_ONCE);
        Callable<Integer> registration = () -> {
            together.await();
            return new TransactionTemplate(transactions)
                    .execute(status -> book.nextNumber(institution, "protocol 2026"));
        };
        try (ExecutorService offices = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Integer>> numbers = IntStream.range(0, AT_ONCE)
                    .mapToObj(office -> offices.submit(registration))
                    .toList();
            for (Future<Integer> number : numbers) {
                assertThat(number.get()).isBetween(1, AT_ONCE);
            }
            assertThat(numbers.stream().map(Future::resultNow)).doesNotHaveDuplicates();
        }
    }
}
