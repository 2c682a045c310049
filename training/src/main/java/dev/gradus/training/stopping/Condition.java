package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.Optional;
import java.util.function.Predicate;

/** Stops where a condition of a user's own holds; made by {@link StoppingCriteria#when}. */
final class Condition implements StoppingCriterion {
    private final String description;
    private final Predicate<EpochRecord> condition;

    Condition(String description, Predicate<EpochRecord> condition) {
        this.description = description;
        this.condition = condition;
    }

    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        if (!condition.test(epoch)) {
            return Optional.empty();
        }
        return Optional.of(new StopReason(
                this,
                epoch.epoch(),
                Double.NaN,
                Double.NaN,
                "%s after epoch %d".formatted(description, epoch.epoch())));
    }
}
