package app.vigil.demo.lms.home;

/** A path of this LMS to go on to; anything that could lead elsewhere becomes the home page. */
record LocalPath(String value) {

    LocalPath {
        boolean local = value.startsWith("/") && !value.startsWith("//") && !value.contains("\\");
        value = local && value.chars().noneMatch(Character::isISOControl) ? value : "/";
    }

    String redirect() {
        return "redirect:" + value;
    }
}
