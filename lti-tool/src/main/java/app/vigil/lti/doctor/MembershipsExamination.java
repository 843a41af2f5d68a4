package app.vigil.lti.doctor;

import app.vigil.lti.Registration;
import app.vigil.lti.Role;
import app.vigil.lti.ags.PlatformFailure;
import app.vigil.lti.nrps.Memberships;
import app.vigil.lti.nrps.Memberships.Member;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads the members of the course launched last. */
@Component
class MembershipsExamination implements Examination {

    private final SeenServices seen;
    private final Memberships memberships;

    MembershipsExamination(SeenServices seen, Memberships memberships) {
        this.seen = seen;
        this.memberships = memberships;
    }

    @Override
    public Step step() {
        return Step.MEMBERSHIPS;
    }

    @Override
    public List<Finding> of(Registration registration) {
        return seen.of(registration.id())
                .memberships()
                .map(address -> read(registration, address))
                .orElse(List.of(Finding.note("not-launched")));
    }

    private List<Finding> read(Registration registration, URI address) {
        try {
            return judge(memberships.of(registration.id(), address));
        } catch (PlatformFailure failure) {
            return List.of(Failures.of(address, failure));
        }
    }

    private static List<Finding> judge(List<Member> members) {
        if (members.isEmpty()) {
            return List.of(Finding.note("members-none"));
        }
        List<Finding> findings = new ArrayList<>();
        long learners = members.stream()
                .filter(member -> member.roles().contains(Role.LEARNER))
                .count();
        findings.add(Finding.good("members-good", members.size(), learners));
        if (members.stream().allMatch(MembershipsExamination::nameless)) {
            findings.add(Finding.note("names-withheld"));
        }
        if (members.stream().allMatch(member -> member.email() == null)) {
            findings.add(Finding.note("addresses-withheld"));
        }
        return List.copyOf(findings);
    }

    private static boolean nameless(Member member) {
        return member.name() == null && member.givenName() == null && member.familyName() == null;
    }
}
