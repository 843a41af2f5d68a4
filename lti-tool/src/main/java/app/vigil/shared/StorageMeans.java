package app.vigil.shared;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How what is stored is kept from others (R1-024): the master key and the database. */
@Component
@Order(400)
class StorageMeans implements AccessMeans {

    private final VigilSettings settings;
    private final DataSourceProperties database;

    StorageMeans(VigilSettings settings, DataSourceProperties database) {
        this.settings = settings;
        this.database = database;
    }

    @Override
    public List<Means> of(UUID institution) {
        return List.of(
                Means.on(Guarded.STORAGE, "master-key", configured() ? "settings" : "file"),
                embedded()
                        ? Means.on(Guarded.STORAGE, "database-embedded")
                        : Means.when(hasPassword(), Guarded.STORAGE, "database-server", encrypted() ? "yes" : "no"));
    }

    private boolean configured() {
        String key = settings.masterKey();
        return key != null && !key.isBlank();
    }

    private boolean embedded() {
        return address().startsWith("jdbc:h2:");
    }

    private boolean hasPassword() {
        String password = database.getPassword();
        return password != null && !password.isEmpty();
    }

    /** As far as the address says so; the driver's own default asks for encryption and does without. */
    private boolean encrypted() {
        return address().matches(".*[?&]sslmode=(require|verify-ca|verify-full).*");
    }

    private String address() {
        String url = database.getUrl();
        return url == null ? "" : url.toLowerCase(Locale.ROOT);
    }
}
