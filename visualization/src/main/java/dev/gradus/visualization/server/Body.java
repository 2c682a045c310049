package dev.gradus.visualization.server;

import java.io.ByteArrayOutputStream;

/**
 * What a request says. One that says too much is heard to its end, but not kept: a browser that is cut short sees a connection
 * that broke, and never why.
 */
final class Body {
    private final int mostBytes;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isTooLarge;

    Body(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    void add(byte[] part) {
        isTooLarge |= part.length > mostBytes - bytes.size();
        if (!isTooLarge) {
            bytes.writeBytes(part);
        }
    }

    boolean isTooLarge() {
        return isTooLarge;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
