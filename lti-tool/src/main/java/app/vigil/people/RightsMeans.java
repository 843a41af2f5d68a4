package app.vigil.people;

import app.vigil.lti.RegistrationId;
import app.vigil.shared.AccessMeans;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who was given which right to recordings by an order (R1-024, R1-028): watching, copying and issuing, setting up. */
@Component
@Order(300)
class RightsMeans implements AccessMeans {

    private final AppointmentRows appointments;

    RightsMeans(AppointmentRows appointments) {
        this.appointments = appointments;
    }

    @Override
    public List<Means> of(UUID institution) {
        Map<Duty, Integer> people = appointments.countOfPeople(new RegistrationId(institution));
        return List.of(
                Means.on(
                        Guarded.RIGHTS,
                        "right-to-watch",
                        people.getOrDefault(Duty.PROCTOR, 0),
                        people.getOrDefault(Duty.DECISION_MAKER, 0)),
                Means.on(Guarded.RIGHTS, "right-to-copy", people.getOrDefault(Duty.RECORDS_KEEPER, 0)),
                Means.on(Guarded.RIGHTS, "right-to-administer", people.getOrDefault(Duty.ADMINISTRATOR, 0)),
                Means.on(Guarded.RIGHTS, "orders"));
    }
}
