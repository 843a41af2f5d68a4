package app.vigil.lti.deeplinking;

import app.vigil.lti.ags.LineItem.SubmissionReview;
import app.vigil.lti.deeplinking.ContentItem.ItemLine;
import java.util.LinkedHashMap;
import java.util.Map;

/** Content items as the answer carries them (Deep Linking 2.0, 4.4). */
final class ContentItemJson {

    private ContentItemJson() {}

    static Map<String, Object> write(ContentItem item, boolean withLineItem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "ltiResourceLink");
        json.put("url", item.url().toString());
        json.put("title", item.title());
        json.put("text", item.text());
        json.put("custom", item.custom());
        ItemLine line = item.lineItem();
        if (line != null && withLineItem) {
            json.put("lineItem", write(line));
        }
        return json;
    }

    private static Map<String, Object> write(ItemLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scoreMaximum", line.scoreMaximum());
        json.put("label", line.label());
        json.put("resourceId", line.resourceId());
        json.put("tag", line.tag());
        SubmissionReview review = line.submissionReview();
        if (review != null) {
            json.put("submissionReview", review.asJson());
        }
        return json;
    }
}
