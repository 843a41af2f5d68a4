package app.vigil.journey;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** Camera, sound and screen that count, so that a machine reads off a recording whether something is missing. */
final class CountedMedia {

    /** Blocks of one number: white and black first, so that nothing else reads like one. */
    private static final int BLOCKS = 16;

    private static final int BITS = BLOCKS - 2;
    private static final int FRAMES = 1800;
    private static final int TONES = 16;
    private static final int RATE = 8000;

    /** Draws the number of tenths of a second since 1970, as far as it fits, and goes on doing so. */
    static final String SCREEN_COUNTER = """
            () => {
              document.body.style.cssText = 'margin:0;display:flex;height:100vh';
              document.body.replaceChildren();
              const blocks = Array.from({ length: 16 }, () => {
                const block = document.createElement('div');
                block.style.width = '30px';
                document.body.append(block);
                return block;
              });
              setInterval(() => {
                const number = Math.floor(Date.now() / 100) % 16384;
                blocks.forEach((block, index) => {
                  const white = index === 0 || (index > 1 && (number >> (index - 2)) & 1);
                  block.style.background = white ? '#fff' : '#000';
                });
              }, 50);
            }""";

    private CountedMedia() {}

    /** A minute of numbered frames; Chromium plays MJPEG at 30 frames a second, over and over. */
    static Path camera(Path folder) {
        Path file = folder.resolve("counted.mjpeg");
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int frame = 0; frame < FRAMES; frame++) {
                pen.setColor(new Color(Color.HSBtoRGB(frame % 90 / 90f, 0.3f, 0.8f)));
                pen.fillRect(0, 0, 640, 480);
                pen.setColor(Color.DARK_GRAY);
                pen.fillOval(frame * 7 % 560, 200, 80, 80);
                for (int block = 0; block < BLOCKS; block++) {
                    boolean white = block == 0 || (block > 1 && (frame >> (block - 2) & 1) == 1);
                    pen.setColor(white ? Color.WHITE : Color.BLACK);
                    pen.fillRect(block * 40, 0, 40, 80);
                }
                ImageIO.write(image, "jpg", out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** A scale of sixteen tones, a quarter of a second each, over and over. */
    static Path microphone(Path folder) {
        Path file = folder.resolve("counted.wav");
        String scale = "aevalsrc=0.4*sin(2*PI*t*(500+150*mod(floor(t*4)\\,16))):s=48000:d=40";
        FakeMedia.run(folder, "ffmpeg", "-y", "-f", "lavfi", "-i", scale, "-ac", "1", file.toString());
        return file;
    }

    /** Numbers of a camera take in their order; unreadable frames are left out. */
    static List<Integer> cameraNumbers(Path take) {
        return numbers(take, "crop=640:40:0:20");
    }

    /** Numbers of a screen take whose counter stands at this place of the picture. */
    static List<Integer> screenNumbers(Path take, String crop) {
        return numbers(take, crop);
    }

    /**
     * How often a number is followed by an earlier one, or by one more than this far ahead. One between two that follow
     * upon one another is misread: a piece of a recording has more of them than one.
     */
    static List<String> jumps(List<Integer> numbers, int modulus, int most) {
        List<String> jumps = new ArrayList<>();
        int before = 0;
        for (int at = 1; at < numbers.size(); at++) {
            if (Math.floorMod(numbers.get(at) - numbers.get(before), modulus) <= most) {
                before = at;
            } else if (at + 1 == numbers.size()
                    || Math.floorMod(numbers.get(at + 1) - numbers.get(before), modulus) > most) {
                jumps.add(numbers.get(before) + "→" + numbers.get(at) + " at " + at + " of " + numbers.size());
                before = at;
            }
        }
        return jumps;
    }

    static int cameraModulus() {
        return FRAMES;
    }

    static int screenModulus() {
        return 1 << BITS;
    }

    static int soundModulus() {
        return TONES;
    }

    /** The tones of a take in their order, each once. */
    static List<Integer> tones(Path take) {
        byte[] samples = FakeMedia.bytes(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                take.toString(),
                "-vn",
                "-ac",
                "1",
                "-ar",
                "" + RATE,
                "-f",
                "s16le",
                "-");
        ByteBuffer sound = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
        int window = RATE / 20;
        List<Integer> tones = new ArrayList<>();
        int before = -1;
        for (int begin = 0; begin + window <= samples.length / 2; begin += window) {
            int tone = strongest(sound, begin, window);
            // A tone counts when two windows agree: one may lie across a change.
            if (tone >= 0 && tone == before && (tones.isEmpty() || tones.getLast() != tone)) {
                tones.add(tone);
            }
            before = tone;
        }
        return tones;
    }

    private static int strongest(ByteBuffer sound, int begin, int window) {
        double most = 0;
        double all = 0;
        int found = -1;
        for (int tone = 0; tone < TONES; tone++) {
            double power = power(sound, begin, window, 500 + 150 * tone);
            all += power;
            if (power > most) {
                most = power;
                found = tone;
            }
        }
        return most > all * 0.7 ? found : -1;
    }

    /** Goertzel: the power of one frequency. */
    private static double power(ByteBuffer sound, int begin, int window, int frequency) {
        double turn = 2 * Math.cos(2 * Math.PI * frequency / RATE);
        double last = 0;
        double beforeLast = 0;
        for (int at = begin; at < begin + window; at++) {
            double next = sound.getShort(at * 2) / 32768.0 + turn * last - beforeLast;
            beforeLast = last;
            last = next;
        }
        return last * last + beforeLast * beforeLast - turn * last * beforeLast;
    }

    private static List<Integer> numbers(Path take, String crop) {
        byte[] pixels = FakeMedia.bytes(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                take.toString(),
                "-an",
                "-vf",
                crop + ",scale=" + BLOCKS + ":1:flags=area,format=gray",
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                "-");
        List<Integer> numbers = new ArrayList<>();
        for (int frame = 0; frame + BLOCKS <= pixels.length; frame += BLOCKS) {
            int number = number(pixels, frame);
            if (number >= 0) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    private static int number(byte[] pixels, int frame) {
        int number = 0;
        for (int block = 0; block < BLOCKS; block++) {
            int bright = pixels[frame + block] & 0xff;
            boolean white = bright > 170;
            boolean sure = white || bright < 85;
            if (!sure || (block == 0 && !white) || (block == 1 && white)) {
                return -1;
            }
            if (block > 1 && white) {
                number |= 1 << (block - 2);
            }
        }
        return number;
    }
}
