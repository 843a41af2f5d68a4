package app.vigil.shared;

import java.util.List;
import java.util.UUID;

/**
 * By what a part of the tool restricts access as it runs now, for the list that R1-024 asks for. It tells how something is
 * set and never a password, key or token.
 */
public interface AccessMeans {

    /** In the order of the list. */
    List<Means> of(UUID institution);

    /** What a means guards; the sections of the list. */
    enum Guarded {
        CHANNEL("channel"),
        ENTRY("entry"),
        RIGHTS("rights"),
        STORAGE("storage"),
        INTEGRITY("integrity");

        private final String code;

        Guarded(String code) {
            this.code = code;
        }

        /** Part of message keys: {@code access-means.guards.<code>}. */
        public String code() {
            return code;
        }
    }

    /**
     * One line of the list; its words are {@code access-means.<key>} and, with these arguments, {@code
     * access-means.<key>.on} or, where it is not in force, {@code .off}.
     */
    record Means(Guarded guards, String key, boolean inForce, List<Object> arguments) {

        public Means {
            arguments = List.copyOf(arguments);
        }

        /** In force, as these say. */
        public static Means on(Guarded guards, String key, Object... arguments) {
            return new Means(guards, key, true, List.of(arguments));
        }

        /** In force or not, as these say. */
        public static Means when(boolean inForce, Guarded guards, String key, Object... arguments) {
            return new Means(guards, key, inForce, List.of(arguments));
        }
    }
}
