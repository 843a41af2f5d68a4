package app.vigil.exam.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a form, field by field; the first complaint of a field stays. */
final class Complaints {

    /**
     * @param key message key
     * @param argument fills its placeholder; may be empty
     */
    record Complaint(String key, String argument) {}

    private final Map<String, Complaint> byField = new LinkedHashMap<>();

    void add(String field, String key) {
        add(field, key, "");
    }

    void add(String field, String key, String argument) {
        byField.putIfAbsent(field, new Complaint(key, argument));
    }

    Map<String, Complaint> byField() {
        return Map.copyOf(byField);
    }

    boolean none() {
        return byField.isEmpty();
    }
}
