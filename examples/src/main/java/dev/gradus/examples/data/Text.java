package dev.gradus.examples.data;

import dev.gradus.examples.files.FileFault;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Texts to learn from, as they are, except that every line ends in a line feed alone. */
public final class Text {
    private static final String CONSTITUTION = "us-constitution.txt.gz";

    private Text() {}

    /**
     * The Constitution of the United States of America with its amendments; source and licence stand in {@code SOURCES.md}.
     *
     * @throws IOException if it cannot be read
     */
    public static String constitution() throws IOException {
        try (InputStream file = Text.class.getResourceAsStream(CONSTITUTION)) {
            if (file == null) {
                throw new FileNotFoundException("The examples were built without their text " + CONSTITUTION);
            }
            return new String(new GZIPInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read or is not in UTF-8
     */
    public static String read(Path file) throws IOException {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new IOException("%s is no text in UTF-8. Convert it, for example with iconv.".formatted(file), e);
        } catch (IOException e) {
            throw FileFault.readingText(file, e);
        }
    }
}
