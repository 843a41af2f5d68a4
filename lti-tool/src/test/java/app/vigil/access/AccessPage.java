package app.vigil.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code docs/access.md}, the page people read and the tests hold the tool to. */
final class AccessPage {

    private final List<Endpoint> restricted = new ArrayList<>();
    private final Map<String, String> open = new HashMap<>();
    private List<String> columns = List.of();

    static AccessPage read() {
        AccessPage page = new AccessPage();
        try {
            Files.readAllLines(Path.of("docs", "access.md")).stream()
                    .filter(line -> line.startsWith("|") && !line.startsWith("| ---"))
                    .map(AccessPage::cells)
                    .forEach(page::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page;
    }

    /** Endpoints for some signed-in people. */
    List<Endpoint> restricted() {
        return restricted;
    }

    /** Endpoints for everybody, each with its reason. */
    Map<String, String> open() {
        return open;
    }

    private static List<String> cells(String line) {
        String[] cells = line.substring(1).split("\\|");
        return Arrays.stream(cells).map(String::strip).toList();
    }

    private void add(List<String> cells) {
        String first = cells.getFirst();
        if (first.equals("endpoint")) {
            columns = cells;
        } else if (columns.size() == 2) {
            open.put(name(first), cells.get(1));
        } else {
            restricted.add(new Endpoint(name(first), roles(cells, "own"), roles(cells, "any")));
        }
    }

    private static String name(String cell) {
        return cell.replace("`", "");
    }

    private Set<Role> roles(List<String> cells, String value) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (int column = 1; column < cells.size(); column++) {
            if (cells.get(column).equals(value)) {
                roles.add(Role.ofColumn(columns.get(column)));
            }
        }
        return roles;
    }
}
