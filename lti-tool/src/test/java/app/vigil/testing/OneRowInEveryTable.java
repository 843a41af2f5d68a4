package app.vigil.testing;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Puts one row into every table that may keep something of an institution, all hanging together by their ids, and finds
 * them again. Tables are read from the schema, so that a new one cannot be forgotten.
 */
public final class OneRowInEveryTable {

    /** Tell of nobody, belong to no institution, or expire within hours by themselves. */
    private static final Set<String> OTHERS = Set.of(
            "audit_head",
            "audit_line",
            "consent_wording",
            "event_publication",
            "event_publication_archive",
            "evidence_erasure",
            "flyway_schema_history",
            "lti_one_use",
            "lti_registration",
            "retention_act",
            "spring_session",
            "spring_session_attributes");

    private final JdbcClient jdbc;
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<String, List<Column>> tables = new TreeMap<>();

    private record Column(String name, String type) {}

    public OneRowInEveryTable(JdbcClient jdbc, UUID registration) {
        this.jdbc = jdbc;
        ids.put("registration", registration);
        jdbc.sql("""
                        select c.table_name, c.column_name, c.data_type from information_schema.columns c
                        join information_schema.tables t
                            on t.table_schema = c.table_schema and t.table_name = c.table_name
                        where c.table_schema = 'public' and t.table_type = 'BASE TABLE'""").query(row -> {
            if (!OTHERS.contains(row.getString(1))) {
                tables.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(new Column(row.getString(2), row.getString(3)));
            }
        });
    }

    /** The tables that get a row. */
    public String[] tables() {
        return tables.keySet().toArray(String[]::new);
    }

    public UUID sitting() {
        return id("sitting");
    }

    /** A table whose row needs another's comes after it. */
    public void insert() {
        List<String> waiting = new ArrayList<>(tables.keySet());
        for (int round = 0; round < tables.size() && !waiting.isEmpty(); round++) {
            waiting.removeIf(this::inserted);
        }
        if (!waiting.isEmpty()) {
            throw new IllegalStateException("no row fits into " + waiting);
        }
    }

    /** How many rows of ours each table holds; only tables that hold any. */
    public Map<String, Long> found() {
        Map<String, Long> found = new LinkedHashMap<>();
        tables.forEach((table, columns) -> {
            String ours = columns.stream()
                    .filter(column -> column.type().equalsIgnoreCase("uuid"))
                    .map(column -> "\"" + column.name() + "\" in (:ids)")
                    .collect(Collectors.joining(" or "));
            long count = jdbc.sql("select count(*) from " + table + " where " + ours)
                    .param("ids", ids.values())
                    .query(Long.class)
                    .single();
            if (count > 0) {
                found.put(table, count);
            }
        });
        return found;
    }

    private boolean inserted(String table) {
        List<Column> columns = tables.get(table).stream()
                .filter(column -> !leftEmpty(table, column.name()))
                .toList();
        String names =
                columns.stream().map(column -> "\"" + column.name() + "\"").collect(Collectors.joining(", "));
        String places = columns.stream().map(column -> ":" + column.name()).collect(Collectors.joining(", "));
        JdbcClient.StatementSpec insert = jdbc.sql("insert into " + table + " (" + names + ") values (" + places + ")");
        for (Column column : columns) {
            insert = insert.param(column.name(), value(table, column));
        }
        try {
            return insert.update() == 1;
        } catch (DataIntegrityViolationException needsAnother) {
            return false;
        }
    }

    /** An appointment is for an exam or for a unit, and the unit is the institution's own, which is part of nothing. */
    private static boolean leftEmpty(String table, String column) {
        return (table.equals("appointment") && column.equals("exam"))
                || (table.equals("organisational_unit") && column.equals("parent"));
    }

    private Object value(String table, Column column) {
        return switch (column.type().toLowerCase(Locale.ROOT)) {
            case "uuid" -> id(meant(table, column.name()));
            case "bigint", "integer", "smallint", "double precision", "real", "numeric" -> 1;
            case "boolean" -> true;
            case "bytea", "binary varying", "binary large object" -> new byte[] {1};
            case "date" -> LocalDate.of(2026, 11, 20);
            case "timestamp with time zone" -> OffsetDateTime.parse("2026-11-20T10:00:00Z");
            default -> "x";
        };
    }

    /** Whose id a column holds; the tables of the rooms name theirs alike. */
    private static String meant(String table, String column) {
        return switch (column) {
            case "id" ->
                switch (table) {
                    case "organisational_unit" -> "unit";
                    case "passback_lane" -> "lane";
                    default -> table;
                };
            case "registration_id", "root_of", "institution" -> "registration";
            case "exam_id" -> "exam";
            case "sitting_id" -> "sitting";
            case "lane_id" -> "lane";
            case "examinee", "proctor" -> "person";
            default -> column.endsWith("_by") ? "person" : column;
        };
    }

    private UUID id(String of) {
        return ids.computeIfAbsent(of, name -> UUID.randomUUID());
    }
}
