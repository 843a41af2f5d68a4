package app.vigil.demo.lms.course;

/** One person's place in a course; the group is empty for staff. */
public record Enrolment(String username, CourseRole role, String group) {}
