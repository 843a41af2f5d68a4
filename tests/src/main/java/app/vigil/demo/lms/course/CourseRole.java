package app.vigil.demo.lms.course;

/** What somebody is in a course. */
public enum CourseRole {
    TEACHER,
    /** Sees everything, changes nothing: how proctors and decision makers are usually enrolled. */
    NON_EDITING_TEACHER,
    STUDENT;

    /** Only students have grades; a score for anybody else is refused. */
    public boolean graded() {
        return this == STUDENT;
    }
}
