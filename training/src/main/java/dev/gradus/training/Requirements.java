package dev.gradus.training;

import dev.gradus.training.metrics.Metric;
import dev.gradus.training.stopping.EpochLimit;
import dev.gradus.training.stopping.Measure;
import dev.gradus.training.stopping.StoppingCriterion;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the stopping criteria and schedules of a run ask for, checked against what it is to measure. */
final class Requirements {
    private final TrainingSettings settings;
    private final StoppingCriterion criterion;

    Requirements(TrainingSettings settings) {
        this.settings = settings;
        this.criterion = joined(settings.criterion(), settings.epochLimit());
        criterion.measures().forEach(measure -> check("stopping criterion", measure));
        settings.scheduled().forEach(measure -> check("schedule", measure));
    }

    /** The user's own criterion comes first, because its reason says more than that the epochs are over. */
    private static StoppingCriterion joined(@Nullable StoppingCriterion own, @Nullable StoppingCriterion limit) {
        if (own != null) {
            return limit == null ? own : own.or(limit);
        }
        if (limit == null) {
            throw new IllegalStateException(
                    "Trainer: nothing says when to stop; call epochs(20), say, or stopWhen(...) before fit");
        }
        return limit;
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
                || Stream.of(criterion.measures(), settings.scheduled())
                        .flatMap(List::stream)
                        .anyMatch(measure -> measure.source() == Measure.Source.GRADIENT_NORM);
    }
}
