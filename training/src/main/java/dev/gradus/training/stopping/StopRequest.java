package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.Optional;

/**
 * The criterion of a {@link StopReason} where none of the usual ones but a callback, the limit of steps or an interruption
 * stopped the training, perhaps in the midst of an epoch.
 */
public final class StopRequest implements StoppingCriterion {
    private final String description;

    /** A request that says why in words. */
    public StopRequest(String description) {
        this.description = description;
    }

    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        return Optional.of(reason(epoch.epoch()));
    }

    /** The reason to stop in or after an epoch. */
    public StopReason reason(int epoch) {
        return new StopReason(this, epoch, Double.NaN, Double.NaN, description);
    }
}
