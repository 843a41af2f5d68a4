package app.vigil.incident;

import app.vigil.sitting.SittingId;
import java.time.Instant;

/** A new mark came after the sitting had ended: whoever judged it may not have seen it. */
public record MarkArrivedLate(SittingId sitting, Instant at) {}
