package dev.gradus.training.flight;

import dev.gradus.training.callbacks.Run;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Threshold;

/** A batch was trained on. Those of less than a millisecond are left out, unless a recording asks for another threshold. */
@Name("dev.gradus.Batch")
@Label("Batch")
@Description("A batch: forward, loss, backward and step")
@Category("Gradus")
@Threshold("1 ms")
@StackTrace(false)
final class BatchEvent extends Event {
    @Label("Epoch")
    int epoch;

    @Label("Batch")
    int batch;

    @Label("Step")
    @Description("How many steps the optimizer has made")
    long step;

    @Label("Samples")
    int samples;

    @Label("Loss")
    double loss;

    static BatchEvent begun() {
        BatchEvent event = new BatchEvent();
        event.begin();
        return event;
    }

    void end(Run run, int size) {
        end();
        if (shouldCommit()) {
            epoch = run.epoch();
            batch = run.batchNumber();
            step = run.step();
            samples = size;
            loss = run.batchLoss();
            commit();
        }
    }
}
