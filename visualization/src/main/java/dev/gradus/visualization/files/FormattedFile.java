package dev.gradus.visualization.files;

import dev.gradus.models.files.FileContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What is written in the format that the ending of a file's name stands for.
 *
 * @param what what it is, for errors
 * @param formats how it is written, by endings in small letters, such as {@code .svg}
 */
public record FormattedFile(String what, Map<String, FileContent> formats) {
    /**
     * Writes a file, whole or not at all; its folder is made if need be.
     *
     * @throws IllegalArgumentException if no format has the file's ending
     * @throws IOException if it cannot be written
     */
    public void save(Path file) throws IOException {
        FileContent content = formats.get(ending(file));
        if (content == null) {
            throw new IllegalArgumentException("%s: the format is chosen by the file's ending, %s; got '%s'"
                    .formatted(
                            what,
                            String.join(
                                    " or ", formats.keySet().stream().sorted().toList()),
                            file));
        }
        WholeFile.write(file, content);
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }
}
