package app.vigil.lti;

/** Scopes of the service tokens this tool asks for. */
public final class Scopes {

    /** AGS 2.0, 3.2: read and change line items. */
    public static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";

    /** AGS 2.0, 3.3. */
    public static final String RESULT_READ_ONLY = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";

    /** AGS 2.0, 3.4. */
    public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

    /** NRPS 2.0, 2.2. */
    public static final String MEMBERSHIP_READ_ONLY =
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    /** Proctoring Services 1.0, Assessment Control Service. */
    public static final String ASSESSMENT_CONTROL = "https://purl.imsglobal.org/spec/lti-ap/scope/control.all";

    private Scopes() {}
}
