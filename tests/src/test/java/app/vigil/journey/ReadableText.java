package app.vigil.journey;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * A page of 11 pt text in a window of the student's, and what a machine reads of it in a recording of the screen. Every
 * letter of the recorded picture is compared, by normalised correlation, with each letter of the alphabet as the page
 * shows it in its first line, scaled as the recording scales the screen; the nearest one is what is read.
 */
final class ReadableText {

    /** One letter's box in pixels of the screen. */
    private static final int WIDTH = 9;

    private static final int LINE = 21;
    private static final int COLUMNS = 48;
    private static final int ROWS = 30;
    /** Side of the red square by which the page is found in a picture; the text begins below it. */
    private static final int MARK = 42;

    private static final String ALPHABET = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
    private static final int LINES = 400;
    /** How far a picture may be out of place, in pixels. */
    private static final int SHIFT = 2;

    private static final String SHOW = """
            ([text, mark, width, line]) => {
              const style = document.body.style;
              style.cssText = 'margin:0;background:#fff;color:#000;overflow:hidden';
              const found = document.createElement('div');
              found.style.cssText = `position:fixed;z-index:1;left:0;top:0;width:${mark}px;height:${mark}px;background:#f00`;
              const cover = document.createElement('div');
              cover.style.cssText = `position:fixed;left:0;top:0;right:0;height:${mark}px;background:#fff`;
              const page = document.createElement('pre');
              page.textContent = text;
              page.style.cssText = `margin:${mark}px 0 0;font:11pt/${line}px monospace;letter-spacing:calc(${width}px - 1ch)`;
              document.body.replaceChildren(page, cover, found);
            }""";

    private final Page window;
    private final List<String> lines = new ArrayList<>();
    private int top;

    /** Fills a window with text. */
    ReadableText(Page window) {
        this.window = window;
        Random random = new Random(11);
        lines.add(ALPHABET);
        for (int line = 1; line < LINES; line++) {
            StringBuilder letters = new StringBuilder();
            for (int column = 0; column < COLUMNS; column++) {
                boolean gap = column % 8 == 7;
                letters.append(gap ? ' ' : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            lines.add(letters.toString());
        }
        window.evaluate(SHOW, List.of(String.join("\n", lines), MARK, WIDTH, LINE));
    }

    /** Shows the page from this line on. */
    void scrollTo(int line) {
        top = line;
        window.evaluate("line => scrollTo({ top: line })", line * LINE);
    }

    /** The page as the browser draws it, with the alphabet in its first line. */
    BufferedImage crisp() {
        scrollTo(0);
        try {
            return ImageIO.read(new ByteArrayInputStream(window.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param letters compared, without gaps */
    record Reading(int letters, int right) {

        double share() {
            return (double) right / letters;
        }
    }

    /** Reads the lines that are shown now in a picture of the screen that was recorded at the given second. */
    Reading read(Path take, double second, BufferedImage crisp) {
        Path folder = take.toAbsolutePath().getParent();
        String[] size = FakeMedia.probe(take, "stream=width,height").strip().split("[,\\s]+");
        BufferedImage seen = picture(folder, take, second);
        int[] place = place(seen);
        Path drawn = folder.resolve("drawn.png");
        BufferedImage whole = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        whole.createGraphics().drawImage(crisp, place[0], place[1], null);
        write(whole, drawn);
        BufferedImage blurred = scaled(drawn, "scale=" + size[0] + ":" + size[1] + ":flags=area," + UPWARDS);
        return read(grey(seen), grey(blurred), place);
    }

    private Reading read(double[][] seen, double[][] drawn, int[] place) {
        int letters = 0;
        int right = 0;
        for (int row = 1; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                char letter = lines.get(top + row).charAt(column);
                if (letter != ' ') {
                    letters++;
                    int[] box = {place[0] + column * WIDTH, place[1] + MARK + row * LINE};
                    right += nearest(seen, box, drawn, place) == letter ? 1 : 0;
                }
            }
        }
        return new Reading(letters, right);
    }

    private static char nearest(double[][] seen, int[] box, double[][] drawn, int[] place) {
        double best = -2;
        char nearest = ' ';
        for (int letter = 0; letter < ALPHABET.length(); letter++) {
            int[] model = {place[0] + letter * WIDTH, place[1] + MARK};
            for (int dx = -SHIFT; dx <= SHIFT; dx++) {
                for (int dy = -SHIFT; dy <= SHIFT; dy++) {
                    double like = correlation(seen, new int[] {box[0] + dx, box[1] + dy}, drawn, model);
                    if (like > best) {
                        best = like;
                        nearest = ALPHABET.charAt(letter);
                    }
                }
            }
        }
        return nearest;
    }

    private static double correlation(double[][] one, int[] at, double[][] other, int[] from) {
        double sum = 0;
        double sumOther = 0;
        double squares = 0;
        double squaresOther = 0;
        double products = 0;
        for (int y = 0; y < LINE; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double a = one[at[1] + y][at[0] + x];
                double b = other[from[1] + y][from[0] + x];
                sum += a;
                sumOther += b;
                squares += a * a;
                squaresOther += b * b;
                products += a * b;
            }
        }
        int count = LINE * WIDTH;
        double spread = (squares - sum * sum / count) * (squaresOther - sumOther * sumOther / count);
        return spread <= 0 ? -1 : (products - sum * sumOther / count) / Math.sqrt(spread);
    }

    private static final String UPWARDS =
            "scale=%d:%d:flags=bicubic".formatted(ExamRoom.SCREEN.width, ExamRoom.SCREEN.height);

    private static BufferedImage picture(Path folder, Path take, double second) {
        Path file = folder.resolve("seen.png");
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-v",
                "error",
                "-ss",
                Double.toString(second),
                "-i",
                take.toString(),
                "-frames:v",
                "1",
                "-vf",
                UPWARDS,
                file.toString());
        return read(file);
    }

    private static BufferedImage scaled(Path picture, String filter) {
        Path file = picture.resolveSibling("scaled.png");
        FakeMedia.run(
                picture.getParent(),
                "ffmpeg",
                "-y",
                "-v",
                "error",
                "-i",
                picture.toString(),
                "-vf",
                filter,
                file.toString());
        return read(file);
    }

    /** Left and upper edge of the red square. */
    private static int[] place(BufferedImage picture) {
        int left = Integer.MAX_VALUE;
        int upper = Integer.MAX_VALUE;
        for (int y = 0; y < picture.getHeight() - MARK; y++) {
            for (int x = 0; x < picture.getWidth() - MARK; x++) {
                if (isRed(picture.getRGB(x, y)) && isRed(picture.getRGB(x + MARK / 2, y + MARK / 2))) {
                    left = Math.min(left, x);
                    upper = Math.min(upper, y);
                }
            }
        }
        if (left == Integer.MAX_VALUE) {
            throw new AssertionError("the page of text is not in the picture");
        }
        return new int[] {left, upper};
    }

    private static boolean isRed(int colour) {
        return (colour >> 16 & 0xFF) > 150 && (colour >> 8 & 0xFF) < 100 && (colour & 0xFF) < 100;
    }

    private static double[][] grey(BufferedImage picture) {
        double[][] grey = new double[picture.getHeight()][picture.getWidth()];
        for (int y = 0; y < grey.length; y++) {
            for (int x = 0; x < grey[y].length; x++) {
                int colour = picture.getRGB(x, y);
                grey[y][x] = 0.3 * (colour >> 16 & 0xFF) + 0.59 * (colour >> 8 & 0xFF) + 0.11 * (colour & 0xFF);
            }
        }
        return grey;
    }

    private static BufferedImage read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(BufferedImage picture, Path file) {
        try {
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
