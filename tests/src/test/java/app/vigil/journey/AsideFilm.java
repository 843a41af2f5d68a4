package app.vigil.journey;

import java.nio.file.Path;

/** A camera's picture of somebody who looks aside. */
final class AsideFilm {

    /** The side of the picture that turns away is smaller; the face mesh reads it as a head turned aside. */
    private static final String TURNED =
            "perspective=x0=0:y0=0:x1=W-60:y1=60:x2=0:y2=H:x3=W-60:y3=H-60:sense=destination";

    private AsideFilm() {}

    /**
     * One person, who looks at the screen for {@code straight} seconds, then aside for {@code aside}, is back for
     * ten, and looks aside for a second six times in a row, over and over. Of one photograph it is: the head is turned
     * by the perspective of its picture.
     */
    static Path made(Path folder, int straight, int aside) {
        Path file = folder.resolve("looking-aside.mjpeg");
        int glances = straight + aside + 10;
        double each = 3.5;
        String away = "between(t,%d,%d)+gte(t,%d)*lt(mod(t-%d,%s),1)"
                .formatted(straight, straight + aside, glances, glances, each);
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "color=0x8899aa:s=640x480:r=30:d=" + (glances + 6 * each),
                "-i",
                FakeMedia.photograph().toString(),
                "-filter_complex",
                "[1]scale=-2:440,format=rgba,split[a][b];[b]" + TURNED + "[c];[0][a]overlay=140:40[d];"
                        + "[d][c]overlay=140:40:enable='" + away + "',noise=alls=6:allf=t",
                "-q:v",
                "6",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }
}
