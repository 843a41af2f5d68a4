package app.vigil.evidence.export;

import app.vigil.evidence.PackagedPapers.Paper;
import app.vigil.sitting.Sitting;
import java.time.Instant;
import java.util.List;

/** Papers about the package itself, made when everything else is in it. */
interface PackagePapers {

    List<Paper> of(Sitting sitting, HandOver handOver, Instant now, List<Contents.Entry> entries);
}
