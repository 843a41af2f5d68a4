package app.vigil.journey;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javax.imageio.ImageIO;

/**
 * Somebody who shuts the eyes, turns the head to one side and then to the other, over and over. Every movement comes
 * once in each round, so that the order in which they are asked for does not matter, and there is more rest than
 * movement in any three seconds, for how the face is at rest is learnt from them. The face is a drawn one: lids painted
 * on the photograph that other films show are not read as shut.
 */
final class TurningHead {

    private static final double CENTRE = 320;
    private static final double MIDDLE = 210;
    private static final double RADIUS = 84;
    private static final double TALL = 130;

    private static final double REST_SECONDS = 1.8;
    private static final double HELD_SECONDS = 0.9;
    /** From rest to what is held, and back, in so many pictures. */
    private static final int STEPS = 3;

    private static final double STEP_SECONDS = 0.05;
    private static final int ROUNDS = 3;
    private static final double ANGLE = Math.toRadians(30);
    private static final BufferedImage REST = Portrait.drawn(0);

    private final Path folder;
    private final List<String> film = new ArrayList<>(List.of("ffconcat version 1.0"));
    private int pictures;

    private TurningHead(Path folder) {
        this.folder = folder;
    }

    /** A camera file: some rounds, each with its own grain. */
    static Path camera(Path folder) {
        Path file = folder.resolve("turning-head.mjpeg");
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-stream_loop",
                String.valueOf(ROUNDS - 1),
                "-f",
                "concat",
                "-i",
                new TurningHead(folder.resolve("turning-head")).round().toString(),
                "-vf",
                "fps=30,noise=alls=6:allf=t",
                "-q:v",
                "4",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    /** The same face on a photograph that somebody holds up, moves to and fro, leans over and tilts to both sides. */
    static Path onPaper(Path folder) {
        Path file = folder.resolve("on-paper.mjpeg");
        String narrowed = "0.1*(1-cos(on/10))*W/2";
        String right = "0.08*max(0,sin(on/20))*H";
        String left = "0.08*max(0,-sin(on/20))*H";
        String tilted = "perspective=sense=destination:eval=frame:x0='%1$s':y0='%2$s':x1='W-%1$s':y1='%3$s':"
                + "x2='%1$s':y2='H-%2$s':x3='W-%1$s':y3='H-%3$s'";
        String moved = ",rotate=a='0.1*sin(2*PI*t/3)':c=0x8899aa,crop=600:450:'20+20*sin(2*PI*t/2)':"
                + "'15+15*sin(2*PI*t/1.7)',scale=640:480,noise=alls=6:allf=t";
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-loop",
                "1",
                "-framerate",
                "30",
                "-t",
                "12",
                "-i",
                Portrait.picture(folder).toString(),
                "-vf",
                tilted.formatted(narrowed, left, right) + moved,
                "-q:v",
                "4",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    private Path round() {
        try {
            Files.createDirectories(folder);
            BentHead head = new BentHead(REST, CENTRE, MIDDLE, RADIUS, TALL);
            move(Portrait::drawn);
            move(part -> head.turned(part * ANGLE));
            move(part -> head.turned(-part * ANGLE));
            return Files.write(folder.resolve("round.txt"), film);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rest, and then a movement that is made, held, and taken back the same way. */
    private void move(DoubleFunction<BufferedImage> movement) throws IOException {
        show(REST, REST_SECONDS);
        for (int step = 1; step < 2 * STEPS; step++) {
            double part = Math.min(step, 2 * STEPS - step) / (double) STEPS;
            show(movement.apply(part), step == STEPS ? HELD_SECONDS : STEP_SECONDS);
        }
    }

    private void show(BufferedImage picture, double seconds) throws IOException {
        String name = "%02d.png".formatted(pictures++);
        ImageIO.write(picture, "png", folder.resolve(name).toFile());
        film.add("file " + name);
        film.add("duration " + seconds);
    }
}
