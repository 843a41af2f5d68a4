package app.vigil.demo.lms.registration;

import java.util.List;

/** The service scopes this platform grants (AGS 2.0, 2.2; NRPS 2.0, 3.6.1). */
public final class Scopes {

    public static final String LINE_ITEM = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    public static final String LINE_ITEM_READ = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
    public static final String RESULT_READ = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    public static final String SCORE = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    public static final String MEMBERSHIP_READ =
            "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    /** Proctoring Services 1.0, Assessment Control Service; Moodle has none. */
    public static final String ASSESSMENT_CONTROL = "https://purl.imsglobal.org/spec/lti-ap/scope/control.all";

    public static final List<String> ALL =
            List.of(LINE_ITEM, LINE_ITEM_READ, RESULT_READ, SCORE, MEMBERSHIP_READ, ASSESSMENT_CONTROL);

    private Scopes() {}
}
