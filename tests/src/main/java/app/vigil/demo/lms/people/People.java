package app.vigil.demo.lms.people;

import app.vigil.demo.lms.store.Seed;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Everybody with an account. */
@Component
public class People {

    private final List<Person> all;

    public People(Seed seed) {
        this.all = seed.read("people", Person.class);
    }

    public List<Person> all() {
        return all;
    }

    public Optional<Person> byUsername(String username) {
        return all.stream().filter(person -> person.username().equals(username)).findFirst();
    }

    public Optional<Person> byId(String id) {
        return all.stream().filter(person -> person.id().equals(id)).findFirst();
    }
}
