package dev.gradus.training.flight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A checkpoint was written. */
@Name("dev.gradus.Checkpoint")
@Label("Checkpoint")
@Description("Writing a checkpoint and forcing it to the disk")
@Category("Gradus")
@StackTrace(false)
final class CheckpointEvent extends Event {
    @Label("File")
    String file = "";

    @Label("Bytes")
    @Description("The size of the file")
    @DataAmount
    long bytes;

    static CheckpointEvent begun() {
        CheckpointEvent event = new CheckpointEvent();
        event.begin();
        return event;
    }

    void end(Path written) throws IOException {
        end();
        if (shouldCommit()) {
            file = written.toString();
            bytes = Files.size(written);
            commit();
        }
    }
}
