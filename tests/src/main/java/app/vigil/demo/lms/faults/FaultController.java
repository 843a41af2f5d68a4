package app.vigil.demo.lms.faults;

import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.people.Person;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's page of faults. */
@Controller
class FaultController {

    private final Access access;
    private final Faults faults;

    FaultController(Access access, Faults faults) {
        this.access = access;
        this.faults = faults;
    }

    @GetMapping("/admin/faults")
    String show(Person me, Model model) {
        access.requireAdministrator(me);
        Map<String, Boolean> all = new LinkedHashMap<>();
        Arrays.stream(Fault.values()).forEach(fault -> all.put(fault.code(), faults.has(fault)));
        model.addAttribute("faults", all);
        return "admin-faults";
    }

    @PostMapping("/admin/faults")
    String toggle(@RequestParam("fault") String code, Person me) {
        access.requireAdministrator(me);
        faults.toggle(Fault.ofCode(code));
        return "redirect:/admin/faults";
    }
}
