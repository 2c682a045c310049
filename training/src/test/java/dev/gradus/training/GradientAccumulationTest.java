package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several batches give the step that one large batch gives. */
class GradientAccumulationTest {
    private static final double TOLERANCE = 1e-12;
    private static final Comparator<Double> NEARLY = (a, b) -> Math.abs(a - b) <= TOLERANCE ? 0 : Double.compare(a, b);

    private final Tensor inputs = Tensor.normal(new Generator(5), 0, 1, DType.FLOAT64, 22, 3);
    private final Dataset data =
            new TensorDataset(inputs, inputs.sum(1).unsqueeze(1).square());

    private record Trained(List<Double> weight, EpochRecord epoch, long steps) {}

    private Trained train(Reduction reduction, int batchSize, int accumulated, double clipped) {
        Affine model = new Affine(3, 1, 1);
        Loss loss = new MSELoss().reduction(reduction);
        List<Long> steps = new ArrayList<>();
        Trainer trainer = Trainer.of(model, loss, new SGD(model.parameters(), 0.001).momentum(0.9))
                .epochs(3)
                .accumulateGradients(accumulated)
                .recordGradientNorm()
                .progress(Progress.off())
                .callback(new Callback() {
                    @Override
                    public void afterStep(Run run) {
                        steps.add(run.step());
                    }
                });
        if (clipped > 0) {
            trainer.clipGradientsByNorm(clipped);
        }
        TrainingResult result = trainer.fit(new DataLoader(data, batchSize));
        return new Trained(
                Arrays.stream(model.weight.toDoubleArray()).boxed().toList(),
                result.history().last().orElseThrow(),
                steps.size());
    }

    /** 22 samples: of 12, 8, 6 and 24, the last group has fewer batches, a smaller last batch, both, or is the only one. */
    @ParameterizedTest
    @CsvSource({
        "MEAN, 4, 3",
        "SUM, 4, 3",
        "MEAN, 4, 2",
        "SUM, 4, 2",
        "MEAN, 3, 2",
        "MEAN, 6, 4",
        "MEAN, 5, 1",
        "SUM, 1, 22"
    })
    void isAsGoodAsALargerBatch(Reduction reduction, int batchSize, int accumulated) {
        Trained parts = train(reduction, batchSize, accumulated, 0);
        Trained whole = train(reduction, batchSize * accumulated, 1, 0);

        assertThat(parts.weight).usingElementComparator(NEARLY).isEqualTo(whole.weight);
        assertThat(parts.steps).isEqualTo(whole.steps);
        assertThat(parts.epoch.loss()).isCloseTo(whole.epoch.loss(), within(1e-9));
        assertThat(parts.epoch.gradientNorm()).isCloseTo(whole.epoch.gradientNorm(), within(1e-9));
    }

    @Test
    void whatIsClippedIsTheGradientOfTheStep() {
        assertThat(train(Reduction.MEAN, 4, 3, 0.5).weight)
                .usingElementComparator(NEARLY)
                .isEqualTo(train(Reduction.MEAN, 12, 1, 0.5).weight)
                .isNotEqualTo(train(Reduction.MEAN, 12, 1, 0).weight);
    }

    @Test
    void aLoopOfOnesOwnCanUseIt() {
        Affine model = new Affine(3, 1, 1);
        Loss loss = new MSELoss();
        Optimizer optimizer = new SGD(model.parameters(), 0.1);
        GradientAccumulation accumulation = new GradientAccumulation(optimizer, loss, 2);
        Tensor targets = inputs.sum(1).unsqueeze(1);
        int[] bounds = {0, 8, 11};
        for (int i = 0; i < 2; i++) {
            assertThat(accumulation.begins()).isEqualTo(i == 0);
            int size = bounds[i + 1] - bounds[i];
            Tensor error =
                    loss.apply(model.apply(inputs.narrow(0, bounds[i], size)), targets.narrow(0, bounds[i], size));
            accumulation.share(error, size).backward();
            assertThat(accumulation.completes(false)).isEqualTo(i == 1);
        }
        double[] accumulated = model.weight.grad().toDoubleArray();
        optimizer.zeroGrad();
        loss.apply(model.apply(inputs.narrow(0, 0, 11)), targets.narrow(0, 0, 11))
                .backward();

        assertThat(accumulated).containsExactly(model.weight.grad().toDoubleArray(), within(TOLERANCE));
    }

    @Test
    void aStepNeedsABatch() {
        Affine model = Affine.zero();
        Optimizer optimizer = new SGD(model.parameters(), 0.1);

        assertThatThrownBy(() -> new GradientAccumulation(optimizer, new MSELoss(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("accumulateGradients: a step needs the gradients of at least 1 batch, got 0");
    }
}
