package app.vigil.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an endpoint that needs no signed-in viewer because the request proves itself by other means. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenEndpoint {

    /** What protects it instead, in one sentence. */
    String because();

    /** True where the endpoint counts its callers in a way of its own, finer than by address. */
    boolean limitedByItself() default false;
}
