package dev.gradus.training.stopping;

import dev.gradus.training.history.EpochRecord;
import java.util.Optional;

/** Stops after a number of epochs; made by {@link StoppingCriteria#epochs}. */
public final class EpochLimit implements StoppingCriterion {
    private final int epochs;

    EpochLimit(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("epochs: there must be at least 1 epoch, got " + epochs);
        }
        this.epochs = epochs;
    }

    /** The number of epochs. */
    public int epochs() {
        return epochs;
    }

    @Override
    public Optional<StopReason> check(EpochRecord epoch) {
        if (epoch.epoch() < epochs) {
            return Optional.empty();
        }
        String description = epochs == 1 ? "1 epoch is done" : "all %d epochs are done".formatted(epochs);
        return Optional.of(new StopReason(this, epoch.epoch(), epoch.epoch(), epochs, description));
    }
}
