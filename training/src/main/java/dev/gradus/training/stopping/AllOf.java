package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Stops where all of several criteria stop in the same epoch; made by {@link StoppingCriterion#and}. */
public final class AllOf extends Joined {
    AllOf(List<StoppingCriterion> parts) {
        super(parts);
    }

    /** Every part sees every epoch, even where another has decided, because it may count them. */
    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        List<StopReason> reasons =
                parts.stream().flatMap(part -> part.check(epoch).stream()).toList();
        if (reasons.size() < parts.size()) {
            return Optional.empty();
        }
        String description = reasons.stream().map(StopReason::description).collect(Collectors.joining(", and "));
        return Optional.of(new StopReason(this, epoch.epoch(), Double.NaN, Double.NaN, description));
    }
}
