package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.losses.MSELoss;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.progress.Progress;
import dev.gradus.training.stopping.StopRequest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs that are ended in the midst of an epoch, and what callbacks see on the way. */
class StoppingRunTest {
    private static final DataLoader LOADER = new DataLoader(LineData.points(20), 5);

    private final Affine model = Affine.zero();
    private final List<String> seen = new ArrayList<>();

    private Trainer trainer() {
        return Trainer.of(model, new MSELoss(), new SGD(model.parameters(), 0.1))
                .progress(Progress.off());
    }

    @Test
    void stepsAreCountedOverEpochs() {
        TrainingResult result = trainer().steps(6).validateWith(LOADER).fit(LOADER);

        assertThat(result.stopReason().description()).isEqualTo("all 6 steps are done");
        assertThat(result.stopReason().epoch()).isEqualTo(2);
        assertThat(result.stopReason().criterion()).isInstanceOf(StopRequest.class);
        assertThat(result.epochs()).isEqualTo(2);
        assertThat(result.history().validationLoss()).doesNotContain(Double.NaN).hasSize(2);
    }

    @Test
    void stepsThatEndAnEpochLeaveItWhole() {
        TrainingResult result = trainer().steps(4).fit(LOADER);

        assertThat(result.stopReason().description()).isEqualTo("all 4 steps are done");
        assertThat(result.epochs()).isEqualTo(1);
    }

    @Test
    void oneStepIsOne() {
        assertThat(trainer().steps(1).fit(LOADER).stopReason().description()).isEqualTo("1 step is done");
    }

    @Test
    void aCallbackStopsAfterItsBatch() {
        TrainingResult result = trainer()
                .epochs(10)
                .callback(new Callback() {
                    @Override
                    public void afterBackward(Run run) {
                        if (run.step() == 5) {
                            run.stop("enough is enough");
                            run.stop("later reasons do not count");
                        }
                    }

                    @Override
                    public void onBatchEnd(Run run) {
                        seen.add("%d.%d".formatted(run.epoch(), run.batchNumber()));
                    }
                })
                .fit(LOADER);

        assertThat(seen).containsExactly("1.1", "1.2", "1.3", "1.4", "2.1", "2.2");
        assertThat(result.stopReason().description()).isEqualTo("enough is enough");
    }

    @Test
    void aCallbackStopsBeforeTheFirstBatch() {
        TrainingResult result = trainer()
                .epochs(10)
                .callback(new Callback() {
                    @Override
                    public void onStart(Run run) {
                        run.stop("not today");
                    }
                })
                .fit(LOADER);

        assertThat(result.stopReason().description()).isEqualTo("not today");
        assertThat(result.epochs()).isZero();
        assertThat(model.weight.item()).isZero();
    }

    @Test
    void whereGradientsAccumulateARunStopsAfterTheStep() {
        trainer()
                .epochs(10)
                .accumulateGradients(3)
                .callback(new Callback() {
                    @Override
                    public void onBatchStart(Run run) {
                        run.stop("now");
                        seen.add("batch " + run.batchNumber());
                    }

                    @Override
                    public void afterStep(Run run) {
                        seen.add("step " + run.step());
                    }
                })
                .fit(LOADER);

        assertThat(seen).containsExactly("batch 1", "batch 2", "batch 3", "step 1");
    }

    @Test
    void callbacksSeeTheRunAsItIs() {
        trainer()
                .epochs(1)
                .validateWith(LOADER)
                .callback(new Callback() {
                    @Override
                    public void onStart(Run run) {
                        assertThat(run.epoch()).isZero();
                        assertThat(run.epochLoss()).isNaN();
                        assertThat(run.plan().epochs()).hasValue(1);
                        assertThat(run.plan().batchesPerEpoch()).hasValue(4);
                        assertThat(run.model()).isSameAs(model);
                        assertThat(run.optimizer()).isInstanceOf(SGD.class);
                        assertThat(run.loss()).isInstanceOf(MSELoss.class);
                    }

                    @Override
                    public void onBatchStart(Run run) {
                        assertThat(run.batch().size()).isEqualTo(5);
                        assertThat(run.batchLoss()).isNaN();
                        assertThatThrownBy(run::prediction)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessage(
                                        "Run: there is no prediction at hand; ask for it from afterBackward to onBatchEnd");
                    }

                    @Override
                    public void afterBackward(Run run) {
                        assertThat(run.prediction().size(0)).isEqualTo(5);
                        assertThat(run.batchLoss()).isPositive();
                        assertThat(model.weight.hasGrad()).isTrue();
                    }

                    @Override
                    public void onEpochEnd(Run run, EpochRecord epoch) {
                        assertThat(run.epochLoss()).isEqualTo(epoch.loss());
                        assertThatThrownBy(run::batch)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessage(
                                        "Run: there is no batch at hand; ask for it between onBatchStart and onBatchEnd");
                        seen.add("end");
                    }
                })
                .fit(LOADER);

        assertThat(seen).containsExactly("end");
    }

    @Test
    void validationBySteps() {
        TrainingResult result =
                trainer().epochs(2).validateWith(LOADER).validateEverySteps(3).fit(LOADER);

        assertThat(result.history().validations())
                .extracting(ValidationRecord::step)
                .containsExactly(3L, 4L, 6L, 8L);
        assertThat(result.history().validations())
                .extracting(ValidationRecord::epoch)
                .containsExactly(1, 1, 2, 2);
        assertThat(result.history().validations().get(3).loss())
                .isEqualTo(result.history().validationLoss()[1]);
    }

    @Test
    void anEpochThatEndsWithAValidationHasNoOther() {
        TrainingResult result =
                trainer().epochs(2).validateWith(LOADER).validateEverySteps(2).fit(LOADER);

        assertThat(result.history().validations())
                .extracting(ValidationRecord::step)
                .containsExactly(2L, 4L, 6L, 8L);
    }

    @Test
    void countsBelowOneAreRefused() {
        assertThatThrownBy(() -> trainer().steps(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("steps: there must be at least 1 step, got 0");
        assertThatThrownBy(() -> trainer().validateEverySteps(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("validateEverySteps: there must be at least 1 step between validations, got -1");
        assertThatThrownBy(() -> trainer().accumulateGradients(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accumulateGradients: there must be at least 1 batch to a step, got 0");
    }

    @Test
    void validationByStepsNeedsData() {
        assertThatThrownBy(() -> trainer().epochs(1).validateEverySteps(5).fit(LOADER))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Trainer: there is no validation data to look at every 5 steps; call validateWith(loader) before fit");
    }
}
