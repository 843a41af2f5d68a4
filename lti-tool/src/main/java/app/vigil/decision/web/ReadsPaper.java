package app.vigil.decision.web;

import app.vigil.decision.papers.IssuedPaper;
import app.vigil.decision.papers.PaperId;
import app.vigil.decision.papers.PaperKind;
import app.vigil.decision.papers.Papers;
import app.vigil.decision.papers.Signing;
import app.vigil.exam.ExamAccess;
import app.vigil.shared.AccessRule;
import app.vigil.shared.PersonId;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who decides for the exam reads its papers, and whoever is to sign one reads that one (R2-049); access requests also
 * those who manage the exam (R2-038).
 */
@Component
class ReadsPaper implements AccessRule {

    private final Papers papers;
    private final Signing signing;
    private final ExamAccess access;

    ReadsPaper(Papers papers, Signing signing, ExamAccess access) {
        this.papers = papers;
        this.signing = signing;
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("paperId");
        return id != null
                && papers.find(PaperId.of(id))
                        .filter(paper -> reads(viewer.id(), paper))
                        .isPresent();
    }

    private boolean reads(PersonId person, IssuedPaper paper) {
        return access.decides(person, paper.exam())
                || paper.kind() == PaperKind.ACCESS_REQUEST && access.manages(person, paper.exam())
                || signs(person, paper);
    }

    private boolean signs(PersonId person, IssuedPaper paper) {
        return papers.places(paper.id()).stream()
                .anyMatch(place ->
                        person.equals(place.person()) || place.person() == null && signing.coordinates(person, paper));
    }
}
