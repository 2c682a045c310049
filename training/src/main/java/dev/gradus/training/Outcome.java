package dev.gradus.training;

import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.stopping.StopReason;
import dev.gradus.training.stopping.StoppingCriterion;
import java.time.Duration;

/** What a run leaves behind: the result, and in the model the weights that are to stay. */
record Outcome(
        CurrentRun run,
        StoppingCriterion criterion,
        BestWeights bestWeights,
        EvaluationWeights weights,
        Stopwatch watch,
        ResourceMeter resources) {
    TrainingResult of(StopReason reason) {
        History history = run.history();
        int best = criterion.bestEpoch() > 0 ? criterion.bestEpoch() : epochOfLowestLoss(history);
        weights.keep();
        boolean restored = bestWeights.restore(run.epoch());
        StopReason told = restored ? reason.with("the weights after epoch %d are restored".formatted(best)) : reason;
        Duration time = Duration.ofNanos(Math.round(watch.elapsed() * 1e9));
        return new TrainingResult(told, history, history.size(), best, restored, time, resources.soFar());
    }

    private int epochOfLowestLoss(History history) {
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (EpochRecord record : history.epochs()) {
            double value = run.isValidated() ? record.validationLoss() : record.loss();
            if (value < lowest) {
                lowest = value;
                best = record.epoch();
            }
        }
        return best;
    }
}
