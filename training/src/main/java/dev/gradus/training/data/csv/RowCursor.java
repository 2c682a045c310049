package dev.gradus.training.data.csv;

import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Goes through those rows of a file that a table has. */
final class RowCursor implements Closeable {
    private final Table table;
    private final CsvRows all;
    private final BitSet chosen;
    private int position = -1;

    RowCursor(Table table, CsvRows all, BitSet chosen) {
        this.table = table;
        this.all = all;
        this.chosen = chosen;
    }

    /** The next row, which is the same object with other fields; null if there is none. */
    @Nullable
    CsvRows next() throws IOException {
        int wanted = chosen.nextSetBit(position + 1);
        if (wanted < 0) {
            return null;
        }
        while (position < wanted) {
            if (!all.next()) {
                throw table.changed();
            }
            position++;
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
