package app.vigil.decision.web;

import app.vigil.decision.papers.PaperId;
import app.vigil.decision.papers.PaperKind;
import app.vigil.decision.papers.Papers;
import app.vigil.exam.ExamAccess;
import app.vigil.shared.AccessRule;
import app.vigil.shared.Viewer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Notes what became of the copy signed by hand: who decides for the exam; of access requests who manages it. */
@Component
class KeepsPaper implements AccessRule {

    private final Papers papers;
    private final ExamAccess access;

    KeepsPaper(Papers papers, ExamAccess access) {
        this.papers = papers;
        this.access = access;
    }

    @Override
    public boolean permits(Viewer viewer, Map<String, String> path) {
        String id = path.get("paperId");
        return id != null
                && papers.find(PaperId.of(id))
                        .filter(paper -> access.decides(viewer.id(), paper.exam())
                                || paper.kind() == PaperKind.ACCESS_REQUEST
                                        && access.manages(viewer.id(), paper.exam()))
                        .isPresent();
    }
}
