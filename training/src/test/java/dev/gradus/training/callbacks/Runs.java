package dev.gradus.training.callbacks;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.gradus.core.Tensor;
import dev.gradus.training.data.Batch;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Runs that callbacks can be shown without training anything. */
public final class Runs {
    private Runs() {}

    /** A run of some epochs with some batches each, which has measured nothing but these epochs. */
    public static Run planned(OptionalInt epochs, OptionalInt batches, EpochRecord... done) {
        History history = new History();
        for (EpochRecord record : done) {
            history.add(record);
        }
        Run run = mock();
        when(run.plan()).thenReturn(new TrainingPlan(epochs, OptionalLong.empty(), batches));
        when(run.history()).thenReturn(history);
        when(run.batch()).thenReturn(new Batch(Tensor.zeros(8, 1), Tensor.zeros(8, 1)));
        return run;
    }
}
