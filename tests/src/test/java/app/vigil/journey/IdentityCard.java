package app.vigil.journey;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** An identity card held before the camera: drawn, of nobody, with the portrait of a picture. */
final class IdentityCard {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int LEFT = 70;
    private static final int TOP = 80;

    private IdentityCard() {}

    /** 640×480, the card within the outline of the camera step. */
    static Path picture(Path folder, Path portrait) {
        try {
            BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            pen.setColor(new Color(0x8899aa));
            pen.fillRect(0, 0, WIDTH, HEIGHT);
            pen.setColor(new Color(0xdfe8e2));
            pen.fillRoundRect(LEFT, TOP, 500, 320, 24, 24);
            pen.setStroke(new BasicStroke(2));
            pen.setColor(new Color(0xa9b8b0));
            pen.drawRoundRect(LEFT, TOP, 500, 320, 24, 24);
            BufferedImage photograph = ImageIO.read(portrait.toFile());
            int height = 160 * photograph.getHeight() / photograph.getWidth();
            pen.drawImage(photograph, LEFT + 20, TOP + 70, 160, height, null);
            words(pen);
            pen.dispose();
            Path picture = folder.resolve("identity-card.png");
            ImageIO.write(image, "png", picture.toFile());
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void words(Graphics2D pen) {
        pen.setColor(new Color(0x22262c));
        line(pen, Font.BOLD, 22, 20, 40, "REPUBLIC OF NOWHERE");
        line(pen, Font.PLAIN, 18, 330, 40, "Identity card");
        line(pen, Font.PLAIN, 14, 205, 85, "Family name");
        line(pen, Font.PLAIN, 22, 205, 110, "EXAMPLETON");
        line(pen, Font.PLAIN, 14, 205, 145, "Given name");
        line(pen, Font.PLAIN, 22, 205, 170, "GRACE");
        line(pen, Font.PLAIN, 14, 205, 205, "Date of birth");
        line(pen, Font.PLAIN, 22, 205, 230, "09 December 1906");
        line(pen, Font.PLAIN, 14, 205, 265, "Valid until");
        line(pen, Font.PLAIN, 22, 205, 290, "30 June 2031");
    }

    private static void line(Graphics2D pen, int style, int size, int x, int y, String words) {
        pen.setFont(new Font("DejaVu Sans", style, size));
        pen.drawString(words, LEFT + x, TOP + y);
    }
}
