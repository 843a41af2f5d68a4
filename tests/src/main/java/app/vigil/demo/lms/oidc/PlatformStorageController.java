package app.vigil.demo.lms.oidc;

import app.vigil.demo.lms.DemoSettings;
import app.vigil.demo.lms.course.Access;
import app.vigil.demo.lms.people.Person;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The administrator's switch of the platform storage, and the frame that keeps the values. */
@Controller
class PlatformStorageController {

    private final Access access;
    private final PlatformStorage storage;

    PlatformStorageController(Access access, PlatformStorage storage) {
        this.access = access;
        this.storage = storage;
    }

    @GetMapping("/admin/platform-storage")
    String form(Person me, Model model) {
        access.requireAdministrator(me);
        model.addAttribute("modes", DemoSettings.Storage.values());
        return "admin-platform-storage";
    }

    @PostMapping("/admin/platform-storage")
    String change(@RequestParam DemoSettings.Storage mode, Person me) {
        access.requireAdministrator(me);
        storage.change(mode);
        return "redirect:/admin/platform-storage";
    }

    @GetMapping("/mod/lti/storage.php")
    String frame() {
        return "platform-storage";
    }
}
