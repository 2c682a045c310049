package dev.gradus.training;

import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.stopping.StopReason;
import dev.gradus.training.stopping.StoppingCriterion;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the stopping criterion says of an epoch. A checkpoint after the epoch has what the criterion remembered before it was
 * asked, so that a run that goes on from there asks again, and perhaps hears something else where the limits were raised.
 */
final class Verdict implements CheckpointPart {
    private final StoppingCriterion criterion;
    private @Nullable Map<String, Double> before;

    Verdict(StoppingCriterion criterion) {
        this.criterion = criterion;
    }

    Optional<StopReason> on(EpochRecord epoch) {
        before = criterion.stateDict();
        return criterion.check(epoch);
    }

    /** A run begins. */
    void reset() {
        criterion.reset();
        before = null;
    }

    /** The next epoch begins. */
    void close() {
        before = null;
    }

    @Override
    public PartState state() {
        return PartState.builder()
                .numbers(before == null ? criterion.stateDict() : before)
                .build();
    }

    @Override
    public void restore(PartState state) {
        criterion.loadStateDict(state.numbers());
        before = null;
    }
}
