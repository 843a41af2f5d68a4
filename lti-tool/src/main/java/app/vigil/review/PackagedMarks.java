package app.vigil.review;

import app.vigil.evidence.PackagedPapers;
import app.vigil.shared.PersonId;
import app.vigil.sitting.SittingId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Adds marks, verdicts, identity and status to a sitting's package: the review document as the packer may read it. */
@Component
class PackagedMarks implements PackagedPapers {

    private final ReviewDocuments documents;
    private final JsonMapper json;

    PackagedMarks(ReviewDocuments documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    @Override
    public List<Paper> of(SittingId sitting, PersonId packedBy, Locale locale) {
        ReviewDocument document = documents.of(sitting, packedBy, locale).packed();
        return List.of(
                new Paper("marks.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(document)));
    }
}
