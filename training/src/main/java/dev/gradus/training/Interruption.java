package dev.gradus.training;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for Ctrl-C (SIGINT) and a polite kill (SIGTERM): the first asks the run to stop, the second ends the process. */
final class Interruption implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);

    private final Runnable action;
    private final List<Runnable> removals = new ArrayList<>();

    private Interruption(Runnable action) {
        this.action = action;
    }

    /** Listens until it is closed. */
    static Interruption listen(Runnable action) {
        Interruption interruption = new Interruption(action);
        interruption.register("INT");
        interruption.register("TERM");
        return interruption;
    }

    private void register(String signal) {
        Object previous = Signals.register(signal, () -> interrupted(signal));
        if (previous == null) {
            LOG.warn(
                    "SIG{} cannot be listened for on this JVM, so it ends the process at once, without a checkpoint",
                    signal);
            return;
        }
        synchronized (removals) {
            removals.add(() -> Signals.unregister(signal, previous));
        }
    }

    private void interrupted(String signal) {
        // Who asks twice does not want to wait: from now on signals do what they did before.
        close();
        // Whoever sits in front of it waits for an answer, and most logs show warnings only.
        LOG.warn("SIG{}: training ends after this step; a second one ends the process at once", signal);
        action.run();
    }

    @Override
    public void close() {
        synchronized (removals) {
            removals.forEach(Runnable::run);
            removals.clear();
        }
    }
}
