package app.vigil.demo.lms.ags;

/** The media types of AGS 2.0 (3.1.1, 3.2.1, 3.3.1, 3.4.1). */
final class MediaType {

    static final String LINE_ITEM = "application/vnd.ims.lis.v2.lineitem+json";
    static final String LINE_ITEMS = "application/vnd.ims.lis.v2.lineitemcontainer+json";
    static final String SCORE = "application/vnd.ims.lis.v1.score+json";
    static final String RESULTS = "application/vnd.ims.lis.v2.resultcontainer+json";

    private MediaType() {}
}
