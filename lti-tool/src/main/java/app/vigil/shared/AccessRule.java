package app.vigil.shared;

import java.util.Map;

/**
 * Decides whether a viewer may use an endpoint on the object named by its path variables. Rooms implement it as beans;
 * unknown objects are refused like foreign ones.
 */
public interface AccessRule {

    /**
     * @param path the path variables by name
     */
    boolean permits(Viewer viewer, Map<String, String> path);
}
