package app.vigil.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Bodies taken in per second: the tool, nginx with its DAV module and the tus reference server, by turns within each
 * round. The tool's answer promises that the bytes are hashed and on the disk, the others' that they are in the page
 * cache. Prints ratios beside the bars of the plan and fails only when a request does.
 *
 * <p>{@code vigil.ingest-cells}: kilobytes x connections of each table row; {@code vigil.ingest-rounds};
 * {@code vigil.ingest-tus=false} leaves tus out; {@code vigil.ingest-warm-up} in seconds for each.
 */
@Tag("long")
class IngestBenchmark {

    private static final String CELLS = System.getProperty(
            "vigil.ingest-cells", "4x16,4x32,4x64,4x256,50x16,50x32,50x64,50x256,200x16,200x32,200x64,200x256");
    private static final int ROUNDS = Integer.getInteger("vigil.ingest-rounds", 5);
    private static final boolean TUS = Boolean.parseBoolean(System.getProperty("vigil.ingest-tus", "true"));
    private static final Duration SLICE = Duration.ofMillis(2000);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("vigil.ingest-warm-up", 30));

    @TempDir
    private Path folder;

    private record Cell(int kilobytes, int connections) {

        static Cell of(String text) {
            String[] parts = text.split("x");
            return new Cell(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        }
    }

    /** What one server did in one slice. */
    private record Slice(double perSecond, double cpuMillis, double p50, double p99) {}

    @Test
    void takesBodiesInBesideNginxAndTus() throws Exception {
        List<Cell> cells = Arrays.stream(CELLS.split(",")).map(Cell::of).toList();
        int most = cells.stream().mapToInt(Cell::connections).max().orElseThrow();
        try (Programs programs = new Programs(folder);
                ForgedPlatform platform = new ForgedPlatform();
                MeasuredServer tool =
                        MeasuredServer.tool(programs, LoadStudent.running(programs, platform, (most + 1) / 2));
                MeasuredServer nginx = MeasuredServer.nginx(Files.createDirectories(folder.resolve("nginx")));
                @Nullable
                        MeasuredServer tus =
                                TUS ? MeasuredServer.tus(Files.createDirectories(folder.resolve("tus"))) : null) {
            List<MeasuredServer> servers = tus == null ? List.of(tool, nginx) : List.of(tool, nginx, tus);
            for (MeasuredServer server : servers) {
                measure(server, new Cell(50, Math.min(32, most)), WARM_UP);
            }
            System.out.println(
                    "kB x connections | server | per second | CPU ms | p50 / p99 ms | rate, CPU, p99 of Vigil");
            for (Cell cell : cells) {
                compare(servers, cell);
            }
        }
    }

    private static void compare(List<MeasuredServer> servers, Cell cell) throws Exception {
        List<List<Slice>> slices = new ArrayList<>();
        servers.forEach(server -> slices.add(new ArrayList<>()));
        for (int round = 0; round < ROUNDS; round++) {
            for (int server = 0; server < servers.size(); server++) {
                slices.get(server).add(measure(servers.get(server), cell, SLICE));
            }
        }
        for (int server = 0; server < servers.size(); server++) {
            print(cell, servers.get(server).name(), slices.getFirst(), slices.get(server));
        }
    }

    private static void print(Cell cell, String name, List<Slice> ours, List<Slice> theirs) {
        System.out.printf(
                "%d x %d | %-13s | %7.0f | %5.2f | %6.1f / %6.1f | %5.2f x, %5.2f x, %5.2f x%n",
                cell.kilobytes,
                cell.connections,
                name,
                median(theirs, Slice::perSecond),
                median(theirs, Slice::cpuMillis),
                median(theirs, Slice::p50),
                median(theirs, Slice::p99),
                ratio(ours, theirs, Slice::perSecond),
                ratio(ours, theirs, Slice::cpuMillis),
                ratio(ours, theirs, Slice::p99));
    }

    private static double median(List<Slice> slices, ToDoubleFunction<Slice> figure) {
        return median(slices.stream().mapToDouble(figure).toArray());
    }

    /** Formed within each round, for the machine's mood changes between them. */
    private static double ratio(List<Slice> ours, List<Slice> theirs, ToDoubleFunction<Slice> figure) {
        double[] ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round));
        }
        return median(ratios);
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        return figures[figures.length / 2];
    }

    private static Slice measure(MeasuredServer server, Cell cell, Duration length) throws Exception {
        byte[] bytes = new byte[cell.kilobytes * 1000];
        new Random(cell.kilobytes).nextBytes(bytes);
        MeasuredServer.Body body = new MeasuredServer.Body(bytes, LoadStudent.digest(bytes));
        double cpu = server.cpuSeconds();
        long begin = System.nanoTime();
        List<Future<long[]>> connections = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < cell.connections; number++) {
                MeasuredServer.Sender sender = server.connection(number);
                connections.add(threads.submit(() -> send(sender, body, begin + length.toNanos())));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] nanos = LongStream.empty().toArray();
        for (Future<long[]> each : connections) {
            nanos = LongStream.concat(Arrays.stream(nanos), Arrays.stream(each.get()))
                    .toArray();
        }
        double used = server.cpuSeconds() - cpu;
        server.tidy();
        assertThat(nanos).as(server.name()).isNotEmpty();
        Arrays.sort(nanos);
        return new Slice(
                nanos.length / seconds,
                used * 1000 / nanos.length,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6);
    }

    private static long[] send(MeasuredServer.Sender sender, MeasuredServer.Body body, long end) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        for (long sent = System.nanoTime(); sent < end; ) {
            sender.send(body);
            long answered = System.nanoTime();
            nanos.add(answered - sent);
            sent = answered;
        }
        return nanos.build().toArray();
    }
}
