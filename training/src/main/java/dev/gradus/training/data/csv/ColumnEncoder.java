package dev.gradus.training.data.csv;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the text of one column into numbers. */
sealed interface ColumnEncoder permits NumberColumn, CategoryColumn {
    /** The column. */
    String name();

    /** What the numbers stand for; as many as there are. */
    List<String> features();

    /** How many numbers there are. */
    int width();

    /** The categories; none if these are numbers. */
    List<String> categories();

    /** How a value of a program is written in this column, where that is otherwise than usual. */
    default String written(Object value, String text) {
        return text;
    }

    /**
     * Writes the numbers.
     *
     * @param text null if the value is missing
     * @param at where the first one goes
     */
    void encode(@Nullable String text, float[] into, int at) throws CellException;

    /** What {@link EncoderReader} makes this column of again. */
    Map<String, Object> toMap();
}
