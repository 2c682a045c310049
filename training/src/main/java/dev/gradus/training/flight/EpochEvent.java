package dev.gradus.training.flight;

import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An epoch was gone through, validation included. */
@Name("dev.gradus.Epoch")
@Label("Epoch")
@Description("A pass over the training data, with the validation after it")
@Category("Gradus")
@StackTrace(false)
final class EpochEvent extends Event {
    @Label("Epoch")
    int epoch;

    @Label("Step")
    @Description("How many steps the optimizer has made")
    long step;

    @Label("Samples")
    long samples;

    @Label("Loss")
    double loss;

    @Label("Validation Loss")
    double validationLoss;

    @Label("Learning Rate")
    double learningRate;

    static EpochEvent begun() {
        EpochEvent event = new EpochEvent();
        event.begin();
        return event;
    }

    void end(Run run, EpochRecord record) {
        end();
        if (shouldCommit()) {
            epoch = record.epoch();
            step = run.step();
            loss = record.loss();
            validationLoss = record.validationLoss();
            learningRate = record.learningRate();
            commit();
        }
    }
}
