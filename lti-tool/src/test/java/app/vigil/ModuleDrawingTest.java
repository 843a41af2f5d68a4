package app.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * Keeps {@code docs/rooms.md} true: the rooms and which uses which, as the code is. Write it anew with
 * {@code -Drooms.write=true}.
 */
class ModuleDrawingTest {

    private static final Path PAGE = Path.of("docs/rooms.md");

    @Test
    void theDrawingShowsTheRoomsAsTheyAre() throws IOException {
        String page = page(ApplicationModules.of(VigilApplication.class));
        if (Boolean.getBoolean("rooms.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it anew with -Drooms.write=true").hasContent(page);
    }

    private static String page(ApplicationModules modules) {
        TreeSet<String> edges = modules.stream()
                .filter(ModuleDrawingTest::drawn)
                .flatMap(module -> edges(module, modules))
                .collect(Collectors.toCollection(TreeSet::new));
        return "# The rooms\n\nGenerated from the code; an arrow means *uses*. Every room may use `shared` and `audit`, which"
                + " are left out.\n\n```mermaid\nflowchart BT\n"
                + edges.stream().map(edge -> "  " + edge + "\n").collect(Collectors.joining())
                + "```\n";
    }

    private static Stream<String> edges(ApplicationModule module, ApplicationModules modules) {
        return module.getDirectDependencies(modules)
                .uniqueModules()
                .filter(ModuleDrawingTest::drawn)
                .map(target -> module.getIdentifier() + " --> " + target.getIdentifier());
    }

    private static boolean drawn(ApplicationModule module) {
        String name = module.getIdentifier().toString();
        return !name.equals("shared") && !name.equals("audit");
    }
}
