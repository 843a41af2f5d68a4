package app.vigil.journey;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Camera and microphone files, made at test time, and what was recorded of them, decoded. */
final class FakeMedia {

    private FakeMedia() {}

    /** A moving picture of 640×480. Chromium plays MJPEG at 30 frames a second whatever the file says. */
    static Path camera(Path folder) {
        Path file = folder.resolve("camera.mjpeg");
        run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=640x480:r=30",
                "-t",
                "10",
                "-q:v",
                "4",
                file.toString());
        return file;
    }

    /** A still picture with moving grain. */
    static Path grainy(Path picture) {
        Path file = picture.resolveSibling("grainy.mjpeg");
        String grain = "noise=alls=9:allf=t";
        run(
                picture.getParent(),
                "ffmpeg",
                "-y",
                "-loop",
                "1",
                "-i",
                picture.toString(),
                "-vf",
                grain,
                "-r",
                "30",
                "-t",
                "6",
                "-q:v",
                "4",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    /** A black picture, as a covered lens gives. */
    static Path coveredCamera(Path folder) {
        Path file = folder.resolve("covered.mjpeg");
        run(folder, "ffmpeg", "-y", "-f", "lavfi", "-i", "color=black:s=640x480:r=30", "-t", "4", file.toString());
        return file;
    }

    /** A moving picture, then a black one, over and over. */
    static Path cameraCoveredBetween(Path folder, int seconds, int covered) {
        Path file = folder.resolve("covered-between.mjpeg");
        run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=640x480:r=30:d=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "color=black:s=640x480:r=30:d=" + covered,
                "-filter_complex",
                "[0][1]concat=n=2",
                "-q:v",
                "12",
                file.toString());
        return file;
    }

    /**
     * A student who sits there for {@code alone} seconds, is gone and has left a telephone standing there, is back and
     * then has company, then a computer in the picture and at last no light, each for {@code other} seconds, over and
     * over. The face is that of Rear Admiral Hopper, a photograph of the US Navy in Debian's python-matplotlib-data,
     * which is not ours to keep here; the devices are drawn.
     */
    static Path comingAndGoing(Path folder, int alone, int other) {
        int gone = alone + other;
        int company = gone + other;
        int computer = company + other;
        int dark = computer + other;
        String student = "overlay=40:120:enable='lt(t,%d)+gte(t,%d)'".formatted(alone, gone);
        String second = "overlay=340:140:enable='between(t,%d,%d)'".formatted(company, computer);
        String phone = "overlay=330:210:enable='between(t,%d,%d)'".formatted(alone, gone);
        String laptop = "overlay=330:200:enable='between(t,%d,%d)'".formatted(computer, dark);
        String night = "colorlevels=romax=0.25:gomax=0.25:bomax=0.25:enable='gte(t,%d)'".formatted(dark);
        Path file = folder.resolve("coming-and-going.mjpeg");
        run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "color=0x8899aa:s=640x480:r=30:d=" + (dark + other),
                "-i",
                photograph().toString(),
                "-i",
                Drawing.laptop(folder).toString(),
                "-i",
                Drawing.phone(folder).toString(),
                "-filter_complex",
                "[1]scale=-2:360,split[a][b];[b]hflip,scale=-2:300[c];[0][a]" + student + "[d];[d][c]" + second
                        + "[e];[3]scale=-2:232[g];[e][g]" + phone + "[f];[f][2]" + laptop + "," + night
                        + ",noise=alls=6:allf=t",
                "-q:v",
                "10",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    /** The same person at a desk, never quite still, through a camera with the grain of a cheap one. */
    static Path atTheDesk(Path folder) {
        Path file = folder.resolve("at-the-desk.mjpeg");
        String swaying = "overlay=x='140+24*sin(2*PI*t/5)':y='40+9*sin(2*PI*t/2)',noise=alls=6:allf=t";
        run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "gradients=s=640x480:c0=0x8899aa:c1=0x445566:nb_colors=2:speed=0.00001:r=30:d=20",
                "-i",
                photograph().toString(),
                "-filter_complex",
                "[1]scale=-2:440[a];[0][a]" + swaying,
                "-q:v",
                "6",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    /**
     * The same person for {@code first} seconds, and then, in the same place, the one of the picture {@code other} for
     * {@code seconds}, over and over.
     */
    static Path takenOver(Path folder, Path other, int first, int seconds) {
        Path file = folder.resolve("taken-over.mjpeg");
        String swaying = "overlay=x='140+9*sin(2*PI*t/5)':y='40+5*sin(2*PI*t/2)'";
        String another = "[d][2]overlay=enable='gte(t,%d)',noise=alls=6:allf=t".formatted(first);
        run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "color=0x8899aa:s=640x480:r=30:d=" + (first + seconds),
                "-i",
                photograph().toString(),
                "-i",
                other.toString(),
                "-filter_complex",
                "[1]scale=-2:440[a];[0][a]" + swaying + "[d];" + another,
                "-q:v",
                "10",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    /** Marks in the corner of {@link #identification}: which part of it is shown. */
    static final Color FACE_SHOWN = new Color(0xc02020);

    static final Color SOFT_CARD_SHOWN = new Color(0x20a020);

    static final Color SHARP_CARD_SHOWN = new Color(0x2020c0);

    /** A face, the card of this person out of focus, and the same in focus, each for so long, over and over. */
    static Path identification(Path folder, int seconds) {
        Path file = folder.resolve("identification.mjpeg");
        String card = IdentityCard.picture(folder, photograph()).toString();
        String still = "color=0x8899aa:s=640x480:r=30:d=" + seconds;
        run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                still,
                "-i",
                photograph().toString(),
                "-loop",
                "1",
                "-framerate",
                "30",
                "-t",
                String.valueOf(seconds),
                "-i",
                card,
                "-filter_complex",
                "[1]scale=-2:440[a];[0][a]overlay=140:40,%s[f];[2]split[p][q];[p]gblur=sigma=4,%s[s];[q]%s[c];"
                                .formatted(corner(FACE_SHOWN), corner(SOFT_CARD_SHOWN), corner(SHARP_CARD_SHOWN))
                        + "[f][s][c]concat=n=3,noise=alls=6:allf=t",
                "-q:v",
                "4",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    private static String corner(Color colour) {
        return "format=yuv420p,drawbox=0:0:40:40:0x%06x:fill".formatted(colour.getRGB() & 0xFFFFFF);
    }

    static Path photograph() {
        Path photograph = Path.of("/usr/share/matplotlib/mpl-data/sample_data/grace_hopper.jpg");
        if (!Files.exists(photograph)) {
            throw new IllegalStateException(photograph + " is needed for this test: install python-matplotlib-data");
        }
        return photograph;
    }

    /** A quiet tone that rises and falls. */
    static Path microphone(Path folder) {
        Path file = folder.resolve("microphone.wav");
        String tone = "aevalsrc=0.2*sin(2*PI*t*(300+100*sin(t))):s=48000:d=10";
        run(folder, "ffmpeg", "-y", "-f", "lavfi", "-i", tone, "-ac", "1", file.toString());
        return file;
    }

    /** A room in which nobody speaks: its noise, and somebody typing. */
    static Path quietRoom(Path folder) {
        Path file = folder.resolve("quiet-room.wav");
        run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=r=48000:c=pink:a=0.02:d=20:seed=7",
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=0.15*(random(0)-0.5)*exp(-90*mod(t*3.7\\,1))*lt(mod(t\\,6)\\,4):s=48000:d=20",
                "-filter_complex",
                "[0][1]amix=inputs=2:normalize=0",
                "-ac",
                "1",
                file.toString());
        return file;
    }

    /**
     * Two sentences spoken by espeak-ng for {@code speaking} seconds, and then silence, a melody and noise, for
     * {@code other} seconds together, over and over.
     */
    static Path talk(Path folder, int speaking, int other) {
        String words =
                "Скажи, пожалуйста, какой ответ получился в третьем вопросе? У меня выходит восемь, а должно быть"
                        + " семь. Посмотри ещё раз на формулу и сложи первые четыре члена ряда.";
        Path spoken = folder.resolve("spoken.wav");
        run(folder, "espeak-ng", "-v", "ru", "-w", spoken.toString(), words);
        double each = other / 3.0;
        Path file = folder.resolve("talk.wav");
        run(
                folder,
                "ffmpeg",
                "-y",
                "-i",
                spoken.toString(),
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=48000:cl=mono:d=" + each,
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=0.2*sin(2*PI*t*(262+65*mod(floor(t*3)\\,4)))*exp(-3*mod(t*3\\,1)):s=48000:d=" + each,
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=r=48000:c=pink:a=0.3:d=" + each,
                "-filter_complex",
                "[0]aresample=48000,apad,atrim=0:" + speaking + "[talk];[talk][1][2][3]concat=n=4:v=0:a=1",
                "-ac",
                "1",
                file.toString());
        return file;
    }

    /** One value of ffprobe, for example {@code format=duration} or {@code stream=codec_type,width,height}. */
    static String probe(Path media, String entries) {
        return run(
                media.getParent(),
                "ffprobe",
                "-v",
                "error",
                "-show_entries",
                entries,
                "-of",
                "csv=p=0",
                media.toString());
    }

    /** Number of video frames that really decode. */
    static int decodedFrames(Path media) {
        String counted = run(
                media.getParent(),
                "ffprobe",
                "-v",
                "error",
                "-count_frames",
                "-select_streams",
                "v:0",
                "-show_entries",
                "stream=nb_read_frames",
                "-of",
                "csv=p=0",
                media.toString());
        return Integer.parseInt(counted.strip().replaceAll("[^0-9].*", ""));
    }

    /** The mean colour of a square of a screen's recording, twice a second; place and size as on the whole screen. */
    static List<Color> colours(Path media, Rectangle place, Dimension screen) {
        String square = "fps=2,scale=%d:%d,crop=%d:%d:%d:%d,scale=1:1:flags=area,format=rgb24"
                .formatted(screen.width, screen.height, place.width, place.height, place.x, place.y);
        byte[] points = bytes("ffmpeg", "-v", "error", "-i", media.toString(), "-vf", square, "-f", "rawvideo", "-");
        return IntStream.range(0, points.length / 3)
                .mapToObj(at -> new Color(points[at * 3] & 0xFF, points[at * 3 + 1] & 0xFF, points[at * 3 + 2] & 0xFF))
                .toList();
    }

    /** What a program prints, as it is. */
    static byte[] bytes(String... line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            byte[] printed = process.getInputStream().readAllBytes();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", line) + " failed");
            }
            return printed;
        } catch (IOException e) {
            throw new IllegalStateException(line[0] + " is needed for this test", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String run(Path folder, String... line) {
        try {
            Files.createDirectories(folder);
            Process process =
                    new ProcessBuilder(List.of(line)).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(line[0] + " failed: " + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new IllegalStateException(line[0] + " is needed for this test", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
