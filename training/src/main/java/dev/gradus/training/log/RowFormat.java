package dev.gradus.training.log;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How rows stand in a file. */
interface RowFormat {
    /** A whole file of rows. */
    String file(List<Row> rows);

    /** A row to go on with after {@link #file}; empty if the file must be written anew to have room for it. */
    Optional<String> line(Row row);

    /**
     * The rows of a file; a last line without an end, which a process leaves that is killed, does not count.
     *
     * @throws IOException with the number of the line that is none, and why
     */
    List<Row> rows(String file) throws IOException;

    /** The lines that have an end. */
    static String whole(String file) {
        return file.substring(0, file.lastIndexOf('\n') + 1);
    }
}
