package dev.gradus.training;

import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;
import java.time.Duration;

/**
 * How a training run went.
 *
 * @param stopReason why it stopped
 * @param history what was measured in each epoch
 * @param epochs how many epochs there were
 * @param bestEpoch the epoch that the criterion with the best weights found best, or else the one of the lowest validation
 *     loss, or else of the lowest training loss; 0 if these are all NaN
 * @param bestWeightsRestored whether the model has the weights after the best epoch, which was not the last one
 * @param wallTime how long it took
 * @param resources what it took of the machine
 */
public record TrainingResult(
        StopReason stopReason,
        History history,
        int epochs,
        int bestEpoch,
        boolean bestWeightsRestored,
        Duration wallTime,
        Resources resources) {
    /** All this but the single epochs in some lines of text, to be printed at the end. */
    public String summary() {
        return new RunSummary(this).toString();
    }
}
