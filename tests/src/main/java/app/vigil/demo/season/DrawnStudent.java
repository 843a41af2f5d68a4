package app.vigil.demo.season;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The photographs of an examinee: a drawn face, and it on a card with the name. */
final class DrawnStudent {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final Color SKIN = new Color(0xE6BA9C);
    private static final Color HAIR = new Color(0x3B2A22);
    private static final Color COAT = new Color(0x38506B);

    private DrawnStudent() {}

    static byte[] face() {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(picture, new Color(0xB9C4CF));
        portrait(pen, 320, 230, 2);
        return jpeg(picture, pen);
    }

    static byte[] document(String name) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = pen(picture, new Color(0x8C98A6));
        pen.setColor(new Color(0xF4EEDD));
        pen.fillRoundRect(60, 80, 520, 320, 24, 24);
        portrait(pen, 170, 240, 1);
        pen.setColor(new Color(0x1D2125));
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 22));
        int line = 170;
        for (String word : name.split(" ")) {
            pen.drawString(word, 280, line);
            line += 36;
        }
        return jpeg(picture, pen);
    }

    private static Graphics2D pen(BufferedImage picture, Color ground) {
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(ground);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        return pen;
    }

    /** The student of the recordings, around this point. */
    private static void portrait(Graphics2D pen, int x, int y, int size) {
        pen.setColor(COAT);
        pen.fillRoundRect(x - 75 * size, y + 62 * size, 150 * size, 60 * size, 70 * size, 70 * size);
        pen.setColor(HAIR);
        pen.fillOval(x - 46 * size, y - 66 * size, 92 * size, 96 * size);
        pen.setColor(SKIN);
        pen.fillOval(x - 38 * size, y - 48 * size, 76 * size, 102 * size);
        for (int side : new int[] {-1, 1}) {
            int eye = x + side * 17 * size;
            pen.setColor(Color.WHITE);
            pen.fillOval(eye - 9 * size, y - 10 * size, 18 * size, 11 * size);
            pen.setColor(HAIR);
            pen.fillOval(eye - 4 * size, y - 9 * size, 8 * size, 9 * size);
        }
        pen.setColor(new Color(0xA8574F));
        pen.fillRoundRect(x - 13 * size, y + 29 * size, 26 * size, 4 * size, 4, 4);
    }

    private static byte[] jpeg(BufferedImage picture, Graphics2D pen) {
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
