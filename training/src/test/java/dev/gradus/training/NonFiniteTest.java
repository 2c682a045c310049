package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.BatchNorm1d;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.models.safetensors.Safetensors;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of numbers that are not finite, and that they do no harm. */
class NonFiniteTest {
    private static final Loss MEAN_SQUARE = new MSELoss();
    private static final String HINT = "; callback(new BatchKeeper(folder)) keeps such a batch in a file";

    private static NonFiniteException failure(Layer model, Loss loss, double learningRate, Iterable<Batch> batches) {
        return failure(
                Trainer.of(model, loss, new SGD(model.parameters(), learningRate))
                        .epochs(10),
                batches);
    }

    private static NonFiniteException failure(Trainer trainer, Iterable<Batch> batches) {
        return catchThrowableOfType(
                NonFiniteException.class, () -> trainer.progress(Progress.off()).fit(batches));
    }

    private static DataLoader loader(double... inputs) {
        Tensor column = Tensor.of(inputs).unsqueeze(1);
        return new DataLoader(new TensorDataset(column, Tensor.onesLike(column)), 2);
    }

    @Test
    void theFirstModuleIsNamedAndTheWeightsStayAsTheyWere() {
        Affine affine = new Affine(1, 2, 1);
        affine.loadStateDict(Map.of("weight", Tensor.ones(2, 1), "bias", Tensor.zeros(2)));
        Chain inner = new Chain(affine, new Logarithm());
        Chain model = new Chain(inner, new Affine(2, 1, 2));
        Map<String, Tensor> before = model.stateDict();
        NonFiniteException failure = failure(model, MEAN_SQUARE, 0, loader(1, 2, 3, -4));

        assertThat(failure)
                .hasMessage(
                        "Epoch 1, batch 2: the loss is NaN; the first module whose output is not finite is model.0.1 (Logarithm), NaN at [1, 0]; its parameters are finite; check the scale of the inputs, or lower the learning rate; the first was made by log in model.0.1 (Logarithm), of inputs from -4.000 to 3.000 (mean -0.5000, deviation 3.500)"
                                + HINT);
        assertThat(failure.operation()).isEqualTo("log");
        assertThat(failure.epoch()).isEqualTo(1);
        assertThat(failure.batch()).isEqualTo(2);
        assertThat(failure.place()).isEqualTo("model.0.1 (Logarithm)");
        assertThat(model.stateDict().get("1.weight").toDoubleArray())
                .isEqualTo(before.get("1.weight").toDoubleArray());
        assertThat(model.isTraining()).isTrue();
    }

    @Test
    void weightsThatAnEarlierStepSpoiltAreNamed() {
        Affine model = Affine.zero();
        NonFiniteException failure = failure(model, MEAN_SQUARE, 1e308, loader(1, 2));

        assertThat(failure.getMessage())
                .startsWith("Epoch ")
                .contains("the first module whose output is not finite is model (Affine), ")
                .contains(
                        "its parameter weight is not finite either, so an earlier step was too long, or of a gradient that was not finite; lower the learning rate, or find out by recordGradientNorm(), which looks at each gradient");
    }

    @Test
    void dataThatIsNotFiniteIsToBlame() {
        assertThat(failure(Affine.zero(), MEAN_SQUARE, 0.1, loader(1, Double.POSITIVE_INFINITY)))
                .hasMessage(
                        "Epoch 1, batch 1: the loss is NaN; the inputs are not finite themselves, Infinity at [1, 0]; clean the data before training"
                                + HINT);
        assertThat(failure(Affine.zero(), MEAN_SQUARE, 0.1, LineData.point(1, Double.NaN)))
                .hasMessage(
                        "Epoch 1, batch 1: the loss is NaN; the targets are not finite themselves, NaN at [0, 0]; clean the data before training"
                                + HINT);
    }

    /** The logarithm of the error, which may be negative. */
    private static final class LogarithmicLoss extends Loss {
        @Override
        protected Tensor forward(Tensor prediction, Tensor target) {
            return prediction.sub(target).log();
        }
    }

    @Test
    void theLossIsToBlameWhereAllModulesAreFine() {
        NonFiniteException failure = failure(Affine.zero(), new LogarithmicLoss(), 0.1, LineData.point(1, 1));

        assertThat(failure)
                .hasMessage(
                        "Epoch 1, batch 1: the loss is NaN; the output of every module is finite, up to 0.000 at the end, but LogarithmicLoss makes that of it; lower the learning rate, or check the scale of predictions and targets; the first was made by log in LogarithmicLoss, of inputs from -1.000 to -1.000 (mean -1.000, deviation 0.000)"
                                + HINT);
        assertThat(failure.place()).isEqualTo("LogarithmicLoss");
    }

    /** NaN the first time, then 0: what a layer that draws random numbers can do. */
    private static final class Moody extends Layer {
        private boolean shown;

        @Override
        public Tensor forward(Tensor x) {
            Tensor result = x.mul(shown ? 0 : Double.NaN);
            shown = true;
            return result;
        }
    }

    @Test
    void aModuleThatDoesItOnlyOnceIsSuspected() {
        NonFiniteException failure =
                failure(new Chain(Affine.zero(), new Moody()), MEAN_SQUARE, 0.1, LineData.point(1, 1));

        assertThat(failure)
                .hasMessage(
                        "Epoch 1, batch 1: the loss is NaN; the output of the model is not finite, NaN at [0, 0], but when run again it was: look for a layer that draws random numbers"
                                + HINT);
        assertThat(failure.place()).isEqualTo("model (Chain)");
    }

    /** √x, whose gradient at 0 is infinite. */
    private static final class Root extends Layer {
        @Override
        public Tensor forward(Tensor x) {
            return x.sqrt();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGradientIsLookedAtWhereItIsMeasured(boolean clipped) {
        Affine affine = Affine.zero();
        Chain model = new Chain(affine, new Root());
        Trainer trainer =
                Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0.1)).epochs(1);
        NonFiniteException failure =
                failure(clipped ? trainer.clipGradientsByNorm(1) : trainer.recordGradientNorm(), LineData.point(1, 1));

        assertThat(failure)
                .hasMessage(
                        "Epoch 1, batch 1: the loss is finite, but the gradient of 0.weight is not: -Infinity at [0, 0]; lower the learning rate, or look for a square root or logarithm of 0; the first was made by the gradient of sqrt in model.1 (Root), of inputs from 0.000 to 0.000 (mean 0.000, deviation 0.000)"
                                + HINT);
        assertThat(failure.operation()).isEqualTo("sqrt");
        assertThat(failure.place()).isEqualTo("0.weight");
        assertThat(affine.weight.item()).isZero();
    }

    @Test
    void aGradientThatIsTooLongToMeasureIsNoFailure() {
        Affine model = Affine.zero();
        TrainingResult result = Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0))
                .epochs(1)
                .recordGradientNorm()
                .progress(Progress.off())
                .fit(List.of(
                        LineData.point(1e160, 1).iterator().next(),
                        LineData.point(1, 1e150).iterator().next()));

        assertThat(result.epochs()).isEqualTo(1);
    }

    @Test
    void theBatchIsKeptAndFailsAgain(@TempDir Path folder) throws IOException {
        Affine affine = new Affine(1, 2, 1);
        affine.loadStateDict(Map.of("weight", Tensor.ones(2, 1), "bias", Tensor.zeros(2)));
        Chain model = new Chain(affine, new Logarithm());
        Path files = folder.resolve("failed");
        Tensor column = Tensor.of(1.0, 2, 3, -4).unsqueeze(1);
        NonFiniteException failure = failure(
                Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0))
                        .epochs(1)
                        .callback(new BatchKeeper(files)),
                new DataLoader(new TensorDataset(column, Tensor.zeros(4, 2)), 2));
        Path file = files.resolve("epoch-1-batch-2.safetensors");

        assertThat(failure.getMessage()).endsWith("; the batch is kept in " + file);
        KeptBatch kept = KeptBatch.read(file);
        assertThat(kept.problem()).isEqualTo(failure.problem());
        assertThat(kept.batch().inputs().toDoubleArray()).containsExactly(3, -4);
        Chain again = new Chain(new Affine(1, 2, 9), new Logarithm());
        again.loadStateDict(kept.weights());
        Tensor error = MEAN_SQUARE.apply(
                again.apply(kept.batch().inputs()), kept.batch().targets());
        assertThat(error.item()).isNaN();
    }

    @Test
    void runningStatisticsAreKeptWithTheBatchInThemOnce(@TempDir Path folder) throws IOException {
        Chain model = new Chain(new BatchNorm1d(1), new Logarithm());
        Tensor column = Tensor.of(1.0f, 3.0f).unsqueeze(1);
        failure(
                Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0))
                        .epochs(1)
                        .callback(new BatchKeeper(folder)),
                new DataLoader(new TensorDataset(column, column), 2));

        // 0.9 times the mean before, which was 0, and 0.1 times that of the batch.
        float[] mean = KeptBatch.read(folder.resolve("epoch-1-batch-1.safetensors"))
                .weights()
                .get("0.running_mean")
                .toFloatArray();
        assertThat(mean).containsExactly(0.2f);
    }

    @Test
    void aFolderThatCannotBeMadeDoesNotHideTheFailure(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Affine model = Affine.zero();
        NonFiniteException failure = failure(
                Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0))
                        .epochs(1)
                        .callback(new BatchKeeper(file)),
                loader(Double.NaN));

        assertThat(failure.getMessage())
                .contains("clean the data before training; the batch could not be kept in " + file);
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(IOException.class);
    }

    @Test
    void aFileOfSomethingElseIsNoKeptBatch(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.safetensors");
        Safetensors.write(file, Map.of("weight", Tensor.ones(1)));

        assertThatThrownBy(() -> KeptBatch.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s: expected the tensors batch.inputs and batch.targets of a kept batch, found [weight]; read a file that a BatchKeeper wrote",
                        file);
    }
}
