package app.vigil.lti;

import app.vigil.shared.Viewer;

/** Says who may connect platforms. A room above implements it; without one nobody may. */
public interface ConnectionAdministration {

    boolean administers(Viewer viewer);
}
