package app.vigil.sitting;

import app.vigil.retention.spi.PersonalDataHolder;
import app.vigil.retention.spi.SittingTables;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a room keeps of sittings in nothing but tables: it goes by its terms, and all of it with the sitting. */
public abstract class SittingRows implements PersonalDataHolder {

    private final JdbcClient jdbc;
    private final SittingTables tables;

    protected SittingRows(JdbcClient jdbc, SittingTables tables) {
        this.jdbc = jdbc;
        this.tables = tables;
    }

    @Override
    public final Map<String, Lifetime> tables() {
        return tables.lifetimes();
    }

    @Override
    public final List<Deleted> purge(UUID sitting) {
        return tables.purge(jdbc, sitting);
    }

    @EventListener
    public final void on(SittingErased erased) {
        tables.erase(jdbc, erased.sitting().value());
    }
}
