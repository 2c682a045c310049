package dev.gradus.models.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Remembers whether writing has failed. */
final class WatchedOutput extends FilterOutputStream {
    private boolean failed;

    WatchedOutput(OutputStream out) {
        super(out);
    }

    boolean hasFailed() {
        return failed;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        boolean written = false;
        try {
            out.write(bytes, offset, length);
            written = true;
        } finally {
            failed |= !written;
        }
    }
}
