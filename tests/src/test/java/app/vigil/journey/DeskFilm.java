package app.vigil.journey;

import java.nio.file.Path;

/** Films of a desk at which something goes wrong that is no person. */
final class DeskFilm {

    private DeskFilm() {}

    /** A student who works, then has an open book on the desk; then the film stands still. Over and over. */
    static Path bookAndStandstill(Path folder, int working, int book, int frozen) {
        int moving = working + book;
        Path file = folder.resolve("book-and-standstill.mjpeg");
        String swaying = "overlay=x='20+6*sin(2*PI*t/5)':y='120+4*sin(2*PI*t/2)'";
        String onTheDesk = "overlay=W-w-10:H-h-10:enable='between(t,%d,%d)'".formatted(working, moving - 1);
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "color=0x8899aa:s=640x480:r=30:d=" + moving,
                "-i",
                FakeMedia.photograph().toString(),
                "-i",
                Drawing.book(folder).toString(),
                "-filter_complex",
                "[1]scale=-2:360[a];[0][a]" + swaying + "[d];[2]scale=-2:160[b];[d][b]" + onTheDesk
                        + ",noise=alls=6:allf=t,tpad=stop_mode=clone:stop_duration=" + frozen,
                "-q:v",
                "10",
                "-pix_fmt",
                "yuvj420p",
                file.toString());
        return file;
    }

    /** The noise of a room, then not even that, as a microphone that is switched off gives. */
    static Path mutedBetween(Path folder, int audible, int muted) {
        Path file = folder.resolve("muted-between.wav");
        FakeMedia.run(
                folder,
                "ffmpeg",
                "-y",
                "-f",
                "lavfi",
                "-i",
                "anoisesrc=r=48000:c=pink:a=0.1:d=" + audible,
                "-f",
                "lavfi",
                "-i",
                "anullsrc=r=48000:cl=mono:d=" + muted,
                "-filter_complex",
                "[0][1]concat=n=2:v=0:a=1",
                "-ac",
                "1",
                file.toString());
        return file;
    }
}
