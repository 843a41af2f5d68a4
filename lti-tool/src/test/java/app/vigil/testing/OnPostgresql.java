package app.vigil.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** On a subclass of a {@link VigilTest} that adds nothing: the same tests on a real PostgreSQL. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(properties = OnPostgresql.DATABASE + "=POSTGRESQL")
public @interface OnPostgresql {

    /** Names the {@link Database} of a test's context; H2 when missing. */
    String DATABASE = "testing.database";
}
