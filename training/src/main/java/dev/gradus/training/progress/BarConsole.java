package dev.gradus.training.progress;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * Where a bar is drawn until it is closed. The library draws on threads of its own, and one that comes late would draw the
 * bar once more, over the lines that were written after it.
 */
final class BarConsole extends ConsoleProgressBarConsumer {
    private boolean isClosed;

    BarConsole(PrintStream out, int width) {
        super(out, width);
    }

    @Override
    public synchronized void accept(String drawing) {
        if (!isClosed) {
            super.accept(drawing);
        }
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            super.close();
        }
    }
}
