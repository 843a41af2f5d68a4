package app.vigil.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.vigil.testing.VigilTest;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.CannotCreateTransactionException;

/** A database whose connections are all taken. */
@VigilTest
class BusyDatabaseTest {

    private static final long SHORT_MS = 250;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private HikariDataSource database;

    @Autowired
    private BusyDatabase filter;

    private final Deque<Connection> taken = new ArrayDeque<>();
    private long patience;

    @BeforeEach
    void takeAll() throws SQLException {
        patience = database.getConnectionTimeout();
        database.setConnectionTimeout(SHORT_MS);
        for (boolean left = true; left; ) {
            try {
                taken.push(database.getConnection());
            } catch (SQLTransientConnectionException none) {
                left = false;
            }
        }
    }

    @AfterEach
    void giveBack() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
        database.setConnectionTimeout(patience);
    }

    @Test
    void asksToComeAgain() throws Exception {
        var answer = mvc.perform(get("/lti/key-sets/00000000-0000-0000-0000-000000000001")
                        .accept("application/json"))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("3");
        assertThat(answer.getContentAsString()).contains("\"code\":\"busy\"");
    }

    @Test
    void asksAlsoWhereTheSessionIsRead() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(new MockServletContext(), "GET", "/api/sittings/1");
        MockHttpServletResponse response = new MockHttpServletResponse();
        RuntimeException noConnection = new CannotCreateTransactionException(
                "no session", new SQLTransientConnectionException("request timed out"));
        filter.doFilter(request, response, new MockFilterChain() {
            @Override
            public void doFilter(ServletRequest asked, ServletResponse given) {
                throw noConnection;
            }
        });
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("\"code\":\"busy\"");
    }
}
