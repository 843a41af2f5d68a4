package app.vigil.shared.web;

import app.vigil.shared.OpenEndpoint;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What fails where no handler is asked, in a filter or while a page is written, comes here by way of the container and is
 * answered by {@link ProblemEdge} like everything else.
 */
@Controller
class ErrorPage implements ErrorController {

    @RequestMapping("/error")
    @OpenEndpoint(because = "it says no more than that something failed")
    void failed(HttpServletRequest request) throws Exception {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception failure) {
            throw failure;
        }
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Without a status somebody asked for this address, and there is nothing.
        throw new ErrorResponseException(
                status instanceof Integer code ? HttpStatusCode.valueOf(code) : HttpStatus.NOT_FOUND);
    }
}
