package dev.gradus.training.flight;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/**
 * Tells the Flight Recorder of epochs, batches and checkpoints, while there is a recording. Nothing but the recorder's front class is
 * loaded until then.
 */
public final class FlightEvents implements Callback {
    /** A JVM may come without the recorder's module, whose classes must then not be touched. */
    private static final boolean EXISTS =
            ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private @Nullable EpochEvent epochEvent;
    private @Nullable BatchEvent batchEvent;

    /** Events of one run. */
    public FlightEvents() {}

    private static boolean mayBeRecorded() {
        return EXISTS && FlightRecorder.isInitialized();
    }

    /** Writes a checkpoint into a file, and tells of it if it could be written. */
    public static void checkpoint(Path file, CheckpointWriting writing) throws IOException {
        if (mayBeRecorded()) {
            CheckpointEvent event = CheckpointEvent.begun();
            writing.write();
            event.end(file);
        } else {
            writing.write();
        }
    }

    @Override
    public void onEpochStart(Run run) {
        epochEvent = mayBeRecorded() ? EpochEvent.begun() : null;
    }

    @Override
    public void onBatchStart(Run run) {
        batchEvent = mayBeRecorded() ? BatchEvent.begun() : null;
    }

    @Override
    public void onBatchEnd(Run run) {
        int samples = run.batch().size();
        if (epochEvent != null) {
            epochEvent.samples += samples;
        }
        if (batchEvent != null) {
            batchEvent.end(run, samples);
        }
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        if (epochEvent != null) {
            epochEvent.end(run, epoch);
        }
    }
}
