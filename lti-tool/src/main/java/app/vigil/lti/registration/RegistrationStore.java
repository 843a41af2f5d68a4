package app.vigil.lti.registration;

import app.vigil.lti.LtiProblem;
import app.vigil.lti.Registration;
import app.vigil.lti.RegistrationId;
import app.vigil.lti.Registrations;
import app.vigil.lti.keys.ToolKeys;
import app.vigil.shared.ProblemException;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The registrations in one table; (issuer, client id) is unique. A launch asks for its platform several times, and
 * hundreds come in a second when an exam begins, so all are read together and kept for a second. What changes at this
 * node counts at once, what changes at another within that second; a transaction sees the table itself.
 */
@Component
public class RegistrationStore implements Registrations {

    private static final Duration KEPT = Duration.ofSeconds(1);

    private static final String COLUMNS =
            "select id, name, issuer, client_id, authorization_endpoint, token_endpoint, key_set, active"
                    + " from lti_registration";

    private final JdbcClient jdbc;
    private final ToolKeys toolKeys;
    private final Clock clock;
    private final Cache<Class<?>, List<Registration>> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).build();

    RegistrationStore(JdbcClient jdbc, ToolKeys toolKeys, Clock clock) {
        this.jdbc = jdbc;
        this.toolKeys = toolKeys;
        this.clock = clock;
    }

    @Override
    public Optional<Registration> find(RegistrationId id) {
        return kept().stream().filter(one -> one.id().equals(id)).findFirst().or(() -> read(id));
    }

    /** What another node has only just added is not kept yet. */
    private Optional<Registration> read(RegistrationId id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id.value())
                .query(RegistrationStore::registration)
                .optional();
    }

    @Override
    public List<Registration> all() {
        return jdbc.sql(COLUMNS + " order by name, id")
                .query(RegistrationStore::registration)
                .list();
    }

    private List<Registration> kept() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                ? all()
                : kept.get(Registration.class, key -> all());
    }

    /** At the end of the transaction, when there is one: before that others would read and keep what was. */
    private void changed() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            kept.invalidateAll();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                kept.invalidateAll();
            }
        });
    }

    /** The registrations of an issuer; several when it knows this tool under several client ids. */
    public List<Registration> ofIssuer(String issuer) {
        List<Registration> known = kept().stream()
                .filter(registration -> registration.issuer().equals(issuer))
                .toList();
        return known.isEmpty() ? readOfIssuer(issuer) : known;
    }

    private List<Registration> readOfIssuer(String issuer) {
        return jdbc.sql(COLUMNS + " where issuer = :issuer order by client_id")
                .param("issuer", issuer)
                .query(RegistrationStore::registration)
                .list();
    }

    @Override
    public List<String> platformOrigins() {
        return kept().stream()
                .filter(Registration::active)
                .flatMap(registration -> registration.origins().stream())
                .distinct()
                .toList();
    }

    /** Stores a registration with a first key pair of its own. Problem {@code registration-exists}. */
    @Transactional
    public Registration add(RegistrationId id, NewRegistration values) {
        Registration registration = values.as(id);
        insert(registration, values.tokenAudience());
        toolKeys.generate(registration.id());
        return registration;
    }

    private void insert(Registration registration, @Nullable String tokenAudience) {
        try {
            jdbc.sql("""
                            insert into lti_registration (id, name, issuer, client_id, authorization_endpoint,
                              token_endpoint, token_audience, key_set, active, created_at)
                            values (:id, :name, :issuer, :clientId, :authorization, :token, :audience, :keySet, true,
                              :createdAt)""")
                    .param("id", registration.id().value())
                    .param("name", registration.name())
                    .param("issuer", registration.issuer())
                    .param("clientId", registration.clientId())
                    .param("authorization", registration.authorizationEndpoint().toString())
                    .param("token", registration.tokenEndpoint().toString())
                    .param("audience", tokenAudience)
                    .param("keySet", registration.keySet().toString())
                    .param("createdAt", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            changed();
        } catch (DuplicateKeyException e) {
            throw new ProblemException(LtiProblem.REGISTRATION_EXISTS)
                    .with("issuer", registration.issuer())
                    .causedBy(e);
        }
    }

    /** The audience of our client assertions: what the platform stated, else its token endpoint. */
    public String tokenAudience(Registration registration) {
        return jdbc.sql("select coalesce(token_audience, token_endpoint) from lti_registration where id = :id")
                .param("id", registration.id().value())
                .query(String.class)
                .single();
    }

    void rename(RegistrationId id, String name) {
        jdbc.sql("update lti_registration set name = :name where id = :id")
                .param("name", name)
                .param("id", id.value())
                .update();
        changed();
    }

    void activate(RegistrationId id, boolean active) {
        jdbc.sql("update lti_registration set active = :active where id = :id")
                .param("active", active)
                .param("id", id.value())
                .update();
        changed();
    }

    /** Removes the registration with its keys, deployments and launch log. */
    void delete(RegistrationId id) {
        jdbc.sql("delete from lti_launch_log where registration_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from lti_registration where id = :id")
                .param("id", id.value())
                .update();
        changed();
    }

    private static Registration registration(ResultSet row, int number) throws SQLException {
        return new Registration(
                new RegistrationId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("client_id"),
                URI.create(row.getString("authorization_endpoint")),
                URI.create(row.getString("token_endpoint")),
                URI.create(row.getString("key_set")),
                row.getBoolean("active"));
    }

    /**
     * A registration before it has an id.
     *
     * @param tokenAudience when the platform states one that is not its token endpoint
     */
    public record NewRegistration(
            String name,
            String issuer,
            String clientId,
            URI authorizationEndpoint,
            URI tokenEndpoint,
            @Nullable String tokenAudience,
            URI keySet) {

        Registration as(RegistrationId id) {
            return new Registration(id, name, issuer, clientId, authorizationEndpoint, tokenEndpoint, keySet, true);
        }
    }
}
