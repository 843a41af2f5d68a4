package app.vigil.decision;

import app.vigil.document.Documents;
import app.vigil.evidence.PackagedPapers;
import app.vigil.exam.Exam;
import app.vigil.exam.Exams;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import app.vigil.sitting.Sittings;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Adds the sitting's row of the protocol to its package, once there is one. */
@Component
class PackagedProtocol implements PackagedPapers {

    private final Protocols protocols;
    private final Documents documents;
    private final Sittings sittings;
    private final Exams exams;

    PackagedProtocol(Protocols protocols, Documents documents, Sittings sittings, Exams exams) {
        this.protocols = protocols;
        this.documents = documents;
        this.sittings = sittings;
        this.exams = exams;
    }

    @Override
    public List<Paper> of(SittingId sitting, PersonId packedBy, Locale locale) {
        Exam exam = exams.find(sittings.find(sitting).orElseThrow().exam()).orElseThrow();
        Protocol protocol =
                protocols.of(exam, packedBy, locale, row -> row.sitting().equals(sitting.toString()));
        return protocol.rows().isEmpty() ? List.of() : List.of(paper(exam, protocol, locale));
    }

    private Paper paper(Exam exam, Protocol protocol, Locale locale) {
        return new Paper("protocol.pdf", documents.pdf(protocols.paper(exam, protocol, locale)));
    }
}
