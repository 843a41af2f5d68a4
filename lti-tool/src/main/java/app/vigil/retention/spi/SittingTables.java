package app.vigil.retention.spi;

import app.vigil.retention.spi.PersonalDataHolder.Deleted;
import app.vigil.retention.spi.PersonalDataHolder.Lifetime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A room's tables with rows of one sitting, in the order these may be deleted. The one list that says how long each is
 * kept, what goes with the recording, and what goes with the sitting itself.
 */
public final class SittingTables {

    private final String column;
    private final List<Table> tables;

    private SittingTables(String column, List<Table> tables) {
        this.column = column;
        this.tables = tables;
    }

    /** No table yet; the ones added by name alone know their sitting by this column. */
    public static SittingTables keyedBy(String column) {
        return new SittingTables(column, List.of());
    }

    /** These tables, too. Names are the room's own constants, never a person's input. */
    public SittingTables with(Lifetime lifetime, String... names) {
        return plus(Stream.of(names).map(name -> new Table(name, column + " = :sitting", lifetime)));
    }

    /** A table that knows its sitting another way, by a condition on {@code :sitting}. */
    public SittingTables where(Lifetime lifetime, String name, String condition) {
        return plus(Stream.of(new Table(name, condition, lifetime)));
    }

    /** What ends the rows of each table. */
    public Map<String, Lifetime> lifetimes() {
        return tables.stream().collect(Collectors.toMap(Table::name, Table::lifetime));
    }

    /** Deletes what goes with the recording of a sitting. */
    public List<Deleted> purge(JdbcClient jdbc, UUID sitting) {
        return tables.stream()
                .filter(table -> table.lifetime() == Lifetime.RECORDING)
                .map(table -> new Deleted(table.name(), table.delete(jdbc, sitting), List.of()))
                .toList();
    }

    /** Deletes everything about a sitting that goes itself. */
    public void erase(JdbcClient jdbc, UUID sitting) {
        tables.forEach(table -> table.delete(jdbc, sitting));
    }

    private SittingTables plus(Stream<Table> more) {
        return new SittingTables(column, Stream.concat(tables.stream(), more).toList());
    }

    private record Table(String name, String condition, Lifetime lifetime) {

        int delete(JdbcClient jdbc, UUID sitting) {
            return jdbc.sql("delete from " + name + " where " + condition)
                    .param("sitting", sitting)
                    .update();
        }
    }
}
