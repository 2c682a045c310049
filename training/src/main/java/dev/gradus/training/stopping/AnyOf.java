package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.List;
import java.util.Optional;

/** Stops where one of several criteria stops; made by {@link StoppingCriterion#or}. */
public final class AnyOf extends Joined {
    AnyOf(List<StoppingCriterion> parts) {
        super(parts);
    }

    /** Every part sees every epoch, even where another has decided, because it may count them. */
    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        Optional<StopReason> first = Optional.empty();
        for (StoppingCriterion part : parts) {
            Optional<StopReason> reason = part.check(epoch);
            first = first.isPresent() ? first : reason;
        }
        return first;
    }
}
