package app.vigil.evidence.recording;

import app.vigil.sitting.SittingId;

/** One run of an encoder: an init segment and the media segments that need it. A reload of the agent begins the next. */
public record TakeId(SittingId sitting, StreamName stream, int take) {}
