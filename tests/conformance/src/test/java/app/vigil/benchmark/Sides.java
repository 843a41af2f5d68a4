package app.vigil.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The tools of one run; all take their turn in every round, so that what disturbs the machine disturbs each alike. */
final class Sides implements AutoCloseable {

    private static final int FIRST = 0;
    private static final int SECOND = 1;

    private final List<Side> all = new ArrayList<>();

    void add(Side side) {
        all.add(side);
    }

    List<Side> all() {
        return all;
    }

    /** The first tool is set against each other one. */
    void print() {
        all.forEach(Sides::print);
        for (Side other : all.subList(Math.min(SECOND, all.size()), all.size())) {
            Side first = all.get(FIRST);
            print(
                    "%s against %s: %.2f x the rate, %.2f x the CPU%n",
                    first.name(),
                    other.name(),
                    ratio(first, other, Slice::perSecond),
                    ratio(first, other, Slice::cpuMillis));
        }
        print("bars: 3 x the rate and 0.3 x the CPU of ltijs; with Redis at least 0.75 x the rate without%n");
    }

    private static void print(Side side) {
        double[] rates = sorted(side, Slice::perSecond);
        print(
                "%-26s %6.1f launches/s (%.1f to %.1f); CPU each: %.2f ms, its stores %.2f ms, the generator %.2f ms%n",
                side.name(),
                rates[rates.length / 2],
                rates[0],
                rates[rates.length - 1],
                median(side, Slice::cpuMillis),
                median(side, Slice::storeMillis),
                median(side, Slice::generatorMillis));
    }

    private static void print(String line, Object... figures) {
        System.out.printf(Locale.ROOT, line, figures);
    }

    private static double median(Side side, ToDoubleFunction<Slice> figure) {
        double[] figures = sorted(side, figure);
        return figures[figures.length / 2];
    }

    private static double[] sorted(Side side, ToDoubleFunction<Slice> figure) {
        return side.slices().stream().mapToDouble(figure).sorted().toArray();
    }

    /** The median of the rounds' ratios. */
    private static double ratio(Side one, Side other, ToDoubleFunction<Slice> figure) {
        double[] ratios = new double[one.slices().size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = figure.applyAsDouble(one.slices().get(round))
                    / figure.applyAsDouble(other.slices().get(round));
        }
        Arrays.sort(ratios);
        return ratios[ratios.length / 2];
    }

    @Override
    public void close() {
        all.forEach(Side::close);
    }
}
