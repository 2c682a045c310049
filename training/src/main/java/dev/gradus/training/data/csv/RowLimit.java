package dev.gradus.training.data.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Ends the reading where a row becomes so long that it can only be a mistake, before it fills the memory. */
final class RowLimit extends FilterReader {
    private static final int LIMIT = 1 << 24;

    private int read;

    RowLimit(Reader in) {
        super(in);
    }

    /** Begins another row. */
    void begin() {
        read = 0;
    }

    @Override
    public int read() throws IOException {
        int character = super.read();
        count(1);
        return character;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int characters = super.read(buffer, offset, length);
        count(characters);
        return characters;
    }

    private void count(int characters) throws IOException {
        read += characters;
        if (read > LIMIT) {
            throw new IOException("the row is longer than 16 million characters; is a quote not closed?");
        }
    }
}
