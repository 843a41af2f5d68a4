package app.vigil.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** What became of a batch an agent sent: each item stands for itself, one refused does not hold up the others. */
public record BatchReceipt(List<UUID> accepted, List<Refused> refused) {

    /** @param code of the problem */
    public record Refused(UUID id, String code) {}

    /**
     * Takes each item in; one that is malformed or has a problem is refused alone.
     *
     * @param ofOneItem tells the problems of an item from those of the whole batch, which are thrown
     */
    public static <T> BatchReceipt of(
            List<T> batch, Function<T, UUID> idOf, Predicate<Problem> ofOneItem, Consumer<T> take) {
        List<UUID> accepted = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (T item : batch) {
            UUID id = idOf.apply(item);
            try {
                take.accept(item);
                accepted.add(id);
            } catch (ProblemException refusal) {
                if (!ofOneItem.test(refusal.problem())) {
                    throw refusal;
                }
                refused.add(new Refused(id, refusal.problem().code()));
            } catch (IllegalArgumentException malformed) {
                refused.add(new Refused(id, CommonProblem.INVALID_REQUEST.code()));
            }
        }
        return new BatchReceipt(List.copyOf(accepted), List.copyOf(refused));
    }

    /** The same where every problem is one of its item. */
    public static <T> BatchReceipt of(List<T> batch, Function<T, UUID> idOf, Consumer<T> take) {
        return of(batch, idOf, problem -> true, take);
    }
}
