package app.vigil.document;

import java.util.Arrays;
import java.util.Optional;

/** The files a paper is given out as. */
public enum PaperFormat {
    PDF("pdf", "application/pdf") {
        @Override
        public byte[] of(Documents documents, Paper paper, String foot) {
            return documents.pdf(paper, foot);
        }
    },
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        public byte[] of(Documents documents, Paper paper, String foot) {
            return documents.docx(paper, foot);
        }
    },
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        public byte[] of(Documents documents, Paper paper, String foot) {
            return documents.xlsx(paper, foot);
        }
    };

    private final String ending;
    private final String mediaType;

    PaperFormat(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** Of file names. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The file, with these words at the foot. */
    public abstract byte[] of(Documents documents, Paper paper, String foot);

    /** The format of files that end so. */
    public static Optional<PaperFormat> ofEnding(String ending) {
        return Arrays.stream(values())
                .filter(format -> format.ending.equals(ending))
                .findFirst();
    }
}
