package app.vigil.demo.lms.token;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers refused service calls in plain words. */
@RestControllerAdvice
class ServiceErrors {

    @ExceptionHandler
    ResponseEntity<String> refused(ServiceException e) {
        return ResponseEntity.status(e.status())
                .contentType(MediaType.TEXT_PLAIN)
                .body(e.getMessage());
    }
}
