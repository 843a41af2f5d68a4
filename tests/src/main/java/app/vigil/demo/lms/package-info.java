/**
 * The demo LMS: a real LTI 1.3 platform in a process of its own, written against the specification
 * and not against our tool, so that a mistake in the tool's reading of the standard shows here.
 *
 * <h2>Start</h2>
 *
 * {@code java -jar tests/target/demo-lms-exec.jar}, or {@link app.vigil.demo.lms.DemoLms#start} from a
 * test ({@code --server.port=0} for any free port). It listens on {@code http://127.0.0.1:8081}, another
 * <em>site</em> than the tool's {@code http://localhost:8080}, and refuses any address but loopback.
 *
 * <table>
 * <caption>Properties (environment variables in brackets)</caption>
 * <tr><td>{@code server.port} [{@code DEMO_LMS_PORT}]</td><td>8081</td></tr>
 * <tr><td>{@code demo.data-folder}</td><td>{@code ${VIGIL_DATA:data}/demo-lms}; the only folder written to</td></tr>
 * <tr><td>{@code demo.profile}</td><td>{@code moodle} (default) or {@code lenient}: {@link app.vigil.demo.lms.Quirks}</td></tr>
 * <tr><td>{@code demo.additional-html}</td><td>first value of "Additional HTML (head)"; empty by default</td></tr>
 * <tr><td>{@code demo.allow-frame-embedding}</td><td>first value of "Allow frame embedding"; {@code false}</td></tr>
 * <tr><td>{@code demo.tool-url}</td><td>{@code http://localhost:8080}; only for links to the tool's own pages</td></tr>
 * <tr><td>{@code demo.tool-registration-url}</td><td>the tool's invitation; fills the registration form of step 1</td></tr>
 * <tr><td>{@code demo.tool-admin-url}</td><td>the tool's one-time link for its first administrator; a link in step 1</td></tr>
 * <tr><td>{@code demo.platform-storage}</td><td>first value of "Platform storage": {@code off} (default),
 *     {@code parent} or {@code frame}</td></tr>
 * <tr><td>{@code demo.tool-pid-file}, {@code demo.tool-media}</td><td>the tool's process and recordings on this machine;
 *     with them {@code /plug} takes the tool away during a sitting</td></tr>
 * <tr><td>{@code demo.season}</td><td>{@code true}: three more courses with ten quizzes and forty students in three groups,
 *     for {@link app.vigil.demo.season.Season}</td></tr>
 * <tr><td>{@code demo.membership-page-size}</td><td>4: the largest page of the membership service</td></tr>
 * </table>
 *
 * <h2>Addresses</h2>
 *
 * Spelled as Moodle spells them, so that what a loader, a setting or a guide says about Moodle holds here
 * letter for letter.
 *
 * <ul>
 * <li>{@code /} the demo tour; {@code POST /act-as} ({@code username}, {@code to}); {@code /health}
 * <li>{@code /plug}: kill the tool or halt it, and count what its disk still holds
 * <li>{@code /course/view.php?id=} and {@code /grade/report.php?id=} for both teachers and students;
 *     {@code /grade/export/txt/export.php?id=} the gradebook as text, with the groups
 * <li>{@code /mod/quiz/view.php?id=}, {@code startattempt.php}, {@code attempt.php?attempt=&cmid=&page=},
 *     {@code processattempt.php}, {@code summary.php}, {@code review.php}, {@code edit.php?id=}
 * <li>lenient profile, for a quiz with "proctored by": {@code /mod/quiz/startproctoring.php},
 *     {@code startassessment.php?attempt=} (the tool posts {@code LtiStartAssessment}), {@code endassessment.php?attempt=},
 *     {@code /mod/lti/services.php/proctoring/control}; {@code /grade/review.php?item=&user=} submission review
 * <li>{@code /mod/lti/view.php?id=} an activity with the tool in {@code #tool-frame};
 *     {@code launch.php} the form posted into that frame; {@code contentitem.php} deep linking
 * <li>{@code /admin/tools}, {@code /admin/tools/registration}, {@code /admin/head}, {@code /admin/faults},
 *     {@code /admin/platform-storage}
 * <li>platform: {@code /mod/lti/{openid-configuration,openid-registration,auth,token,certs}.php},
 *     {@code /mod/lti/services.php/{course}/lineitems?type_id=},
 *     {@code /mod/lti/services.php/CourseSection/{course}/bindings/{tool}/memberships}
 * </ul>
 *
 * Courses: {@code 2} (Russian, quiz module {@code 11}) and {@code 3} (Ukrainian, quiz module {@code 12}).
 * The first tool registered is
 * number {@code 1}. Usernames: {@code admin}, {@code teacher}, {@code proctor}, {@code proctor2}, {@code dean},
 * {@code student1} … {@code student6}; course 3 has only students 4, 5 and 6.
 *
 * <h2>{@code data-test} names</h2>
 *
 * <ul>
 * <li>everywhere: {@code me} (username in {@code data-username}), {@code language-ru|uk|en}, {@code home}, {@code message}
 * <li>home: {@code act-as-<username>}, {@code tour-step-1…6} (with {@code data-done}), {@code tour-go-1…6}, {@code tool-admin},
 *     {@code course-<id>}
 * <li>course: {@code editing-on}, {@code editing-off}, {@code activity-<cmid>}, {@code add-tool-<toolId>},
 *     {@code delete-activity-<cmid>}, {@code quiz-settings-<cmid>}, {@code gradebook}
 * <li>activity: {@code #tool-frame}, {@code tool-new-window}
 * <li>quiz: {@code gate-open}, {@code gate-closed}, {@code start-attempt}, {@code continue-attempt},
 *     {@code question-text}, {@code answer-<n>} (options) or {@code answer-text}, {@code next}, {@code previous},
 *     {@code finish}, {@code submit-all}, {@code time-left}, {@code attempt-state}, {@code attempt-score},
 *     {@code answer-state-<n>}, {@code locked}, {@code answers-dropped}, {@code review-attempt-<id>}; on the
 *     entry page one {@code attempt-<id>} a row with {@code data-username}, {@code data-state}
 *     ({@code running|submitted}) and {@code data-answers}, for teachers everybody's
 * <li>proctored quiz: {@code start-proctoring}, {@code held-not_started|paused|terminated}; for teachers
 *     {@code proctored-attempt} with {@code data-state}, {@code data-person}, {@code data-verified}, {@code data-extra}
 *     and its {@code flag}s with {@code data-severity}
 * <li>quiz settings: {@code proctored-by}, {@code restriction-item}, {@code restriction-percent}, {@code opens}, {@code closes},
 *     {@code time-limit}, {@code save}
 * <li>gradebook: {@code grade-<username>-<itemtag>}, {@code feedback-<username>-<itemtag>},
 *     {@code total-<username>}, {@code review-<username>-<itemtag>},
 *     {@code edit-grade-<username>-<itemtag>}, {@code exclude-<itemtag>} (with {@code data-excluded}),
 *     {@code edit-score}, {@code edit-feedback}. The item tag of a quiz is {@code quiz}; of a tool's item its own
 *     {@code tag}, else {@code item-<id>}
 * <li>admin: {@code registration-url}, {@code register}, {@code #registration-frame}, {@code tool-<id>},
 *     {@code activate-<id>}, {@code remove-<id>}, {@code manual-*}, {@code additional-html}, {@code allow-framing},
 *     {@code storage-mode}, {@code save}
 * </ul>
 */
@NullMarked
package app.vigil.demo.lms;

import org.jspecify.annotations.NullMarked;
