package dev.gradus.training;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.data.Batch;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.metrics.Metric;
import java.util.LinkedHashMap;
import java.util.Map;

/** Looks at the model on the validation data: after each epoch, and every so many steps if asked to. */
final class Validation {
    private final TrainingSettings settings;
    private final Iterable<Batch> batches;
    private final EvaluationWeights weights;
    private final CurrentRun run;
    private final Callback callbacks;

    Validation(
            TrainingSettings settings,
            Iterable<Batch> batches,
            EvaluationWeights weights,
            CurrentRun run,
            Callback callbacks) {
        this.settings = settings;
        this.batches = batches;
        this.weights = weights;
        this.run = run;
        this.callbacks = callbacks;
    }

    /** Validates if it is time to. What metrics have seen of the epoch so far is kept for them. */
    void afterStep() {
        if (settings.validatesEverySteps() > 0 && run.step() % settings.validatesEverySteps() == 0) {
            Map<Metric, double[]> states = new LinkedHashMap<>();
            settings.metrics().forEach(metric -> states.put(metric, metric.state()));
            validate();
            states.forEach(Metric::restore);
        }
    }

    /** The validation after the last step, which may just have been done. */
    ValidationRecord afterEpoch() {
        return run.history()
                .lastValidation()
                .filter(latest -> latest.step() == run.step())
                .orElseGet(this::validate);
    }

    private ValidationRecord validate() {
        Evaluation evaluation =
                weights.during(() -> Evaluation.of(settings.model(), settings.loss(), batches, settings.metrics()));
        ValidationRecord record =
                new ValidationRecord(run.epoch(), run.step(), evaluation.loss(), evaluation.metrics());
        run.history().addValidation(record);
        callbacks.onValidation(run, record);
        return record;
    }
}
