package dev.gradus.training.data.csv;

import dev.gradus.training.data.Batch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The batches of a table, each read when it is asked for; the file is closed after the last one, or with a failure. */
final class StreamedBatches implements Iterator<Batch> {
    private final TableEncoder encoder;
    private final Table table;
    private final int size;
    private final RowCursor cursor;
    private @Nullable CsvRows row;

    StreamedBatches(TableEncoder encoder, Table table, int size) {
        this.encoder = encoder;
        this.table = table;
        this.size = size;
        try {
            cursor = table.cursor();
            advance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a row ahead, so that it is known whether there is another batch. */
    private void advance() throws IOException {
        try {
            row = cursor.next();
            if (row == null) {
                cursor.close();
            }
        } catch (IOException e) {
            cursor.close();
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return row != null;
    }

    @Override
    public Batch next() {
        if (row == null) {
            throw new NoSuchElementException("The table has %d rows, and all were taken".formatted(table.rows()));
        }
        try {
            RowBatch rows = new RowBatch(encoder, table, Math.min(size, table.rows()), true);
            for (CsvRows next = row; next != null && rows.rows() < size; next = row) {
                rows.add(next);
                advance();
            }
            return rows.batch();
        } catch (IOException e) {
            throw closed(e);
        }
    }

    private UncheckedIOException closed(IOException failure) {
        row = null;
        try {
            cursor.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return new UncheckedIOException(failure);
    }
}
