package app.vigil;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.PropertyPlaceholderHelper;

/** The list an operator reads, {@code config/application.yml}, beside the settings the code binds. */
class SettingsListTest {

    private static final Path LIST = Path.of("..", "config", "application.yml");

    /** What is commented out is indented below its "#", or follows it at once; prose stands one space away. */
    private static final String COMMENTED_OUT = "(?m)^( *)#(?=\\S|  )";

    private final Map<String, String> listed = new TreeMap<>();
    private final Map<String, String> defaults = new TreeMap<>();

    @BeforeEach
    void readBoth() throws IOException {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ByteArrayResource(
                Files.readString(LIST).replaceAll(COMMENTED_OUT, "$1").getBytes()));
        Properties properties = Objects.requireNonNull(yaml.getObject());
        PropertyPlaceholderHelper placeholders = new PropertyPlaceholderHelper("${", "}", ":", null, false);
        properties.forEach((name, value) ->
                listed.put(name.toString(), placeholders.replacePlaceholders(value.toString(), new Properties())));
        listed.keySet().removeIf(name -> !name.startsWith("vigil."));
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents("app.vigil").forEach(found -> noteDefaults(found.getBeanClassName()));
    }

    @Test
    void namesEverySettingAndNoOther() {
        assertThat(listed.keySet()).isEqualTo(defaults.keySet()).hasSizeGreaterThan(25);
    }

    @Test
    void saysEachDefault() {
        defaults.values().removeIf(String::isEmpty);

        assertThat(listed).containsAllEntriesOf(defaults);
    }

    private void noteDefaults(String className) {
        try {
            Class<?> settings = Class.forName(className);
            String prefix =
                    settings.getAnnotation(ConfigurationProperties.class).value();
            Parameter[] parameters = settings.getDeclaredConstructors()[0].getParameters();
            RecordComponent[] components = settings.getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                // Institution profiles have files of their own.
                if (components[i].getType() != Map.class) {
                    defaults.put(
                            prefix + "." + DataObjectPropertyName.toDashedForm(components[i].getName()),
                            defaultOf(parameters[i]));
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where there is none. */
    private static String defaultOf(Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        return value == null ? "" : String.join(",", Arrays.asList(value.value()));
    }
}
