package app.vigil.people.web;

import app.vigil.lti.ConnectionAdministration;
import app.vigil.shared.Viewer;
import org.springframework.stereotype.Component;

/** A platform brings a whole institution with it, so only the operator connects one. */
@Component
class OperatorConnects implements ConnectionAdministration {

    @Override
    public boolean administers(Viewer viewer) {
        return viewer.operator();
    }
}
