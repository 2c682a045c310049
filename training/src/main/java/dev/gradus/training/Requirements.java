package dev.gradus.training;

import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.stopping.EpochLimit;
import dev.gradus.training.stopping.Measure;
import dev.gradus.training.stopping.StoppingCriterion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the stopping criteria and schedules of a run ask for, checked against what it is to measure. */
final class Requirements {
    private final TrainingSettings settings;
    private final StoppingCriterion criterion;

    Requirements(TrainingSettings settings) {
        this.settings = settings;
        this.criterion = joined(settings);
        criterion.measures().forEach(measure -> check("stopping criterion", measure));
        settings.scheduled().forEach(measure -> check("schedule", measure));
        choiceOfBest().forEach(measure -> check("choice of the best checkpoints", measure));
        Checkpoints checkpoints = settings.checkpoints();
        if (checkpoints == null && settings.resumes()) {
            throw new IllegalStateException(
                    "Trainer: there is nothing to resume from; call checkpoints(Checkpoints.in(folder)) before fit");
        }
        if (settings.validatesEverySteps() > 0 && settings.validation() == null) {
            throw new IllegalStateException(
                    "Trainer: there is no validation data to look at every %d steps; call validateWith(loader) before fit"
                            .formatted(settings.validatesEverySteps()));
        }
        if (settings.validatesEverySteps() > 0 || checkpoints != null) {
            // Those without a state say so now, not after an hour: a run may be stopped within an epoch, with a
            // checkpoint.
            settings.metrics().forEach(Metric::state);
        }
    }

    /** The user's own criterion comes first, because its reason says more than that the epochs are over. */
    private static StoppingCriterion joined(TrainingSettings settings) {
        StoppingCriterion own = settings.criterion();
        StoppingCriterion limit = settings.epochLimit();
        if (own != null) {
            return limit == null ? own : own.or(limit);
        }
        if (limit != null) {
            return limit;
        }
        if (settings.stepLimit().isPresent()) {
            return epoch -> Optional.empty();
        }
        throw new IllegalStateException(
                "Trainer: nothing says when to stop; call epochs(20), say, steps(1000) or stopWhen(...) before fit");
    }

    private List<Measure> choiceOfBest() {
        return Optional.ofNullable(settings.checkpoints())
                .flatMap(checkpoints -> Optional.ofNullable(checkpoints.measure()))
                .stream()
                .toList();
    }

    private void check(String who, Measure measure) {
        boolean onValidation = measure.source() == Measure.Source.VALIDATION_LOSS
                || measure.source() == Measure.Source.VALIDATION_METRIC;
        if (onValidation && settings.validation() == null) {
            throw new IllegalStateException(
                    "Trainer: a %s looks at the %s, but there is no validation data; call validateWith(loader) before fit"
                            .formatted(who, measure.name()));
        }
        List<String> names = settings.metrics().stream().map(Metric::name).toList();
        if (!measure.metric().isEmpty() && !names.contains(measure.metric())) {
            throw new IllegalStateException(
                    "Trainer: a %s looks at the metric '%s', which is not measured; the metrics are %s, add another with metric(...)"
                            .formatted(who, measure.metric(), names));
        }
    }

    StoppingCriterion criterion() {
        return criterion;
    }

    /** After how many epochs training ends at the latest, as far as was said with {@code epochs}. */
    OptionalInt epochLimit() {
        EpochLimit limit = settings.epochLimit();
        return limit == null ? OptionalInt.empty() : OptionalInt.of(limit.epochs());
    }

    boolean needsGradientNorm() {
        return settings.recordsGradientNorm()
                || Stream.of(criterion.measures(), settings.scheduled(), choiceOfBest())
                        .flatMap(List::stream)
                        .anyMatch(measure -> measure.source() == Measure.Source.GRADIENT_NORM);
    }
}
