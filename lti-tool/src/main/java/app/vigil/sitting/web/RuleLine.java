package app.vigil.sitting.web;

/**
 * One rule in the words of the examinee's language.
 *
 * @param lifted nothing is marked for it
 * @param declined watching it needs a consent of its own, which the examinee has not given
 * @param icon Bootstrap icon name
 */
record RuleLine(
        String code,
        String kind,
        boolean allowed,
        boolean lifted,
        boolean declined,
        boolean controlled,
        boolean visible,
        double thresholdSeconds,
        String label,
        String explanation,
        String icon) {}
