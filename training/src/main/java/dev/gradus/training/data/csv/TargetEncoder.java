package dev.gradus.training.data.csv;

import dev.gradus.core.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the text of the target into a class or numbers. */
sealed interface TargetEncoder permits LabelTarget, ValueTarget {
    /** The columns, in the order in which {@link Values#add} is given their texts. */
    List<String> names();

    /** The labels in their order; empty if the target is no class. */
    List<String> labels();

    /** Room for the targets of some rows. */
    Values values(int rows);

    /**
     * Sets the target of a row, from the text of one of the columns.
     *
     * @param text null if it is missing
     */
    default void encode(Values into, int row, int column, @Nullable String text) throws CellException {
        if (text == null) {
            throw new CellException("what is to be predicted is missing; leave such rows out");
        }
        into.set(row, column, text);
    }

    /** What {@link EncoderReader} makes this target of again. */
    Map<String, Object> toMap();

    /** The targets of some rows. */
    interface Values {
        /** Sets the target of a row, from the text of one of the columns. */
        void set(int row, int column, String text) throws CellException;

        /** The targets of the first rows. */
        Tensor tensor(int rows);
    }
}
