package dev.gradus.models.safetensors;

import java.io.IOException;

/** Tells that a file breaks the rules of the safetensors format, or holds what a tensor here cannot: which, what and where. */
public class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 100;

    /**
     * Names file and problem.
     *
     * @param file the name of the file
     * @param problem what is wrong, and where
     */
    public SafetensorsException(String file, String problem) {
        super("%s: %s".formatted(file, problem));
    }

    /** Words from a file as a message may have them: of bearable length, on one line. */
    static String shown(String words) {
        String line = words.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
