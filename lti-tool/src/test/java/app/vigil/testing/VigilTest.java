package app.vigil.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole tool without a network port: H2 in memory, a data folder of its own, demo settings, {@code MockMvc}, and a
 * {@link SettableClock} instead of the system's. Beans start when first needed. One context serves all test classes that add nothing to it, so a test
 * brings its own people and exams and leaves the clock later than it found it, never earlier.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = app.vigil.VigilApplication.class, properties = "spring.main.lazy-initialization=true")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = FreshSurroundings.class)
@Import(FreshSurroundings.Time.class)
public @interface VigilTest {}
