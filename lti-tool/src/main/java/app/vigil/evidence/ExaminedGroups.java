package app.vigil.evidence;

import app.vigil.exam.ExamId;
import app.vigil.shared.PersonId;
import java.util.Map;

/** What a room above knows of the groups of those who sit an exam. */
public interface ExaminedGroups {

    /** The group of everybody whose group is known. */
    Map<PersonId, String> groupsOf(ExamId exam);
}
