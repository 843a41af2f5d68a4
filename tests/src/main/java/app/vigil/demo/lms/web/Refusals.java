package app.vigil.demo.lms.web;

import app.vigil.demo.lms.course.NotFoundException;
import app.vigil.demo.lms.course.RefusedException;
import app.vigil.demo.lms.people.NobodyChosenException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Pages that say why something is not shown. */
@ControllerAdvice
class Refusals {

    @ExceptionHandler
    String chooseFirst(NobodyChosenException e) {
        return "redirect:/?choose=true";
    }

    @ExceptionHandler
    ModelAndView missing(NotFoundException e) {
        return page(HttpStatus.NOT_FOUND, e);
    }

    @ExceptionHandler
    ModelAndView refused(RefusedException e) {
        return page(HttpStatus.FORBIDDEN, e);
    }

    private static ModelAndView page(HttpStatus status, RuntimeException e) {
        return new ModelAndView(
                "error", Map.of("status", status.value(), "reason", String.valueOf(e.getMessage())), status);
    }
}
