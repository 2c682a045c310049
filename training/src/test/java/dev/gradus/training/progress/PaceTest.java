package dev.gradus.training.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;

import dev.gradus.training.callbacks.Run;
import dev.gradus.training.callbacks.Runs;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Batches have eight samples each. */
class PaceTest {
    private final Run run = Runs.planned(OptionalInt.of(5), OptionalInt.of(4));
    private long now;
    private final Pace pace = new Pace(() -> now);

    private void batch(int number, double seconds) {
        when(run.batchNumber()).thenReturn(number);
        now += Math.round(seconds * 1e9);
        pace.endBatch(run);
    }

    private void epoch(double secondsOfBatch, double secondsAfterwards) {
        when(run.batchNumber()).thenReturn(0);
        pace.startEpoch(run);
        for (int i = 1; i <= 4; i++) {
            batch(i, secondsOfBatch);
        }
        now += Math.round(secondsAfterwards * 1e9);
        pace.endEpoch();
    }

    @Test
    void beforeTheFirstBatchNothingIsKnown() {
        pace.start(run);
        pace.startEpoch(run);

        assertThat(pace.samplesPerSecond()).isEmpty();
        assertThat(pace.secondsLeftInEpoch()).isEmpty();
        assertThat(pace.secondsLeftAfter(0)).isEmpty();
    }

    @Test
    void theEpochGoesOnAsItBegan() {
        pace.start(run);
        pace.startEpoch(run);
        batch(1, 2);

        assertThat(pace.samplesPerSecond()).hasValue(4);
        assertThat(pace.secondsLeftInEpoch()).hasValue(6);
    }

    @Test
    void whatFollowsTheBatchesIsCountedFromTheSecondEpochOn() {
        pace.start(run);
        epoch(2, 10);
        when(run.batchNumber()).thenReturn(0);
        pace.startEpoch(run);
        batch(1, 3);

        assertThat(pace.secondsLeftInEpoch()).hasValue(9 + 10);
    }

    @Test
    void theRunGoesOnAsItsEpochsDid() {
        pace.start(run);
        epoch(2, 2);
        epoch(1, 2);

        assertThat(pace.secondsLeftAfter(2)).hasValue(3 * 8);
        assertThat(pace.secondsLeftAfter(5)).hasValue(0);
    }

    @Test
    void anEpochThatIsGoneOnWithCountsOnlyItsOwnBatches() {
        pace.start(run);
        when(run.batchNumber()).thenReturn(2);
        pace.startEpoch(run);
        batch(3, 2);

        assertThat(pace.samplesPerSecond()).hasValue(4);
        assertThat(pace.secondsLeftInEpoch()).hasValue(2);
    }

    @Test
    void withoutAPlanNobodyKnowsTheTimeLeft() {
        Run endless = Runs.planned(OptionalInt.empty(), OptionalInt.empty());
        pace.start(endless);
        pace.startEpoch(endless);
        now += 1_000_000_000;
        pace.endBatch(endless);
        pace.endEpoch();

        assertThat(pace.samplesPerSecond()).hasValue(8);
        assertThat(pace.secondsLeftInEpoch()).isEmpty();
        assertThat(pace.secondsLeftAfter(1)).isEmpty();
    }
}
