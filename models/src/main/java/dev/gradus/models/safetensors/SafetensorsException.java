package dev.gradus.models.safetensors;

import java.io.IOException;
import java.util.regex.Pattern;

/** Tells that a file breaks the rules of the safetensors format, or holds what a tensor here cannot: which, what and where. */
public class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 100;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /**
     * Names file and problem.
     *
     * @param file the name of the file
     * @param problem what is wrong, and where
     */
    public SafetensorsException(String file, String problem) {
        super("%s: %s".formatted(file, problem));
    }

    /** Names a tensor too. */
    static SafetensorsException of(String file, TensorEntry tensor, String problem) {
        return new SafetensorsException(file, "tensor '%s' %s".formatted(shown(tensor.name()), problem));
    }

    /** Words from a file as a message may have them: of bearable length, on one line. */
    static String shown(String words) {
        String line = CONTROL.matcher(words).replaceAll("?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
