package dev.gradus.training;

import static dev.gradus.training.metrics.Metrics.accuracy;
import static dev.gradus.training.metrics.Metrics.binaryAccuracy;
import static dev.gradus.training.stopping.StoppingCriteria.gradientNorm;
import static dev.gradus.training.stopping.StoppingCriteria.loss;
import static dev.gradus.training.stopping.StoppingCriteria.lossChange;
import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;
import static dev.gradus.training.stopping.StoppingCriteria.validationMetric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.random.Generator;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;
import dev.gradus.losses.Reduction;
import dev.gradus.optimizers.SGD;
import dev.gradus.optimizers.schedules.ReduceLROnPlateau;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.Dataset;
import dev.gradus.training.data.Sample;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.history.History;
import dev.gradus.training.history.WeightHistory;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.progress.Progress;
import dev.gradus.training.stopping.EpochLimit;
import dev.gradus.training.stopping.Patience;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final Loss MEAN_SQUARE = new MSELoss();

    private static Trainer trainer(Affine model, double learningRate) {
        return Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), learningRate))
                .progress(Progress.off());
    }

    // ---- learning

    @Test
    void aLineIsLearned() {
        Affine model = Affine.zero();
        TrainingResult result = trainer(model, 0.5)
                .epochs(1000)
                .stopWhen(
                        gradientNorm().below(1e-6).or(lossChange().below(1e-18).forEpochs(3)))
                .fit(LineData.batch(20));

        assertThat(model.weight.item()).isCloseTo(2, within(1e-5));
        assertThat(model.bias.item()).isCloseTo(1, within(1e-5));
        assertThat(result.stopReason().description())
                .startsWith("gradient norm ")
                .contains(" is below 1.000e-06 after epoch ");
        assertThat(result.stopReason().value()).isLessThan(1e-6);
        assertThat(result.epochs()).isLessThan(1000).isEqualTo(result.history().size());
        assertThat(result.bestEpoch()).isEqualTo(result.epochs());
        assertThat(result.bestWeightsRestored()).isFalse();
        assertThat(result.wallTime()).isPositive();
    }

    @Test
    void theTrainerDoesWhatTheLoopDoes() {
        Affine byHand = new Affine(1, 1, 5);
        SGD optimizer = new SGD(byHand.parameters(), 0.1);
        DataLoader loader = new DataLoader(LineData.points(10), 3).shuffle(1);
        for (int epoch = 0; epoch < 4; epoch++) {
            for (Batch batch : loader) {
                optimizer.zeroGrad();
                MEAN_SQUARE.apply(byHand.apply(batch.inputs()), batch.targets()).backward();
                optimizer.step();
            }
        }
        Affine byTrainer = new Affine(1, 1, 5);
        trainer(byTrainer, 0.1).epochs(4).fit(new DataLoader(LineData.points(10), 3).shuffle(1));

        assertThat(byTrainer.weight.item()).isEqualTo(byHand.weight.item());
        assertThat(byTrainer.bias.item()).isEqualTo(byHand.bias.item());
    }

    @Test
    void theSameSeedsGiveTheSameBits() {
        History first = shuffledRun(9);

        assertThat(shuffledRun(9).loss()).isEqualTo(first.loss());
        assertThat(shuffledRun(10).loss()).isNotEqualTo(first.loss());
    }

    private static History shuffledRun(long seed) {
        return trainer(new Affine(1, 1, 2), 0.1)
                .epochs(5)
                .fit(new DataLoader(LineData.points(10), 3).shuffle(seed))
                .history();
    }

    @Test
    void whatIsSetDuringARunHoldsForTheNext() {
        Trainer trainer = trainer(Affine.zero(), 0.1).epochs(3);
        List<Integer> heard = new ArrayList<>();
        List<Integer> heardLater = new ArrayList<>();
        trainer.afterEpoch(epoch -> {
            heard.add(epoch.epoch());
            if (heard.size() == 1) {
                trainer.epochs(2)
                        .metric(binaryAccuracy(0.5))
                        .validateWith(LineData.batch(4))
                        .recordBatchLosses()
                        .recordWeights()
                        .afterEpoch(later -> heardLater.add(later.epoch()));
            }
        });
        History first = trainer.fit(LineData.batch(10)).history();
        assertThat(heard).containsExactly(1, 2, 3);
        assertThat(heardLater).isEmpty();
        assertThat(first.columnNames()).containsExactly("loss", "loss change", "learning rate", "seconds");
        assertThat(first.batchLosses()).isEmpty();

        History second = trainer.fit(LineData.batch(10)).history();
        assertThat(heardLater).containsExactly(1, 2);
        assertThat(second.columnNames()).contains("accuracy", "validation loss", "validation accuracy");
        assertThat(second.batchLosses()).hasSize(2);
        assertThat(second.weights().epochNumbers()).containsExactly(0, 1, 2);
    }

    @Test
    void aUsersDatasetIsTrainedOn() {
        Dataset squares = new Dataset() {
            @Override
            public int size() {
                return 4;
            }

            @Override
            public Sample get(int index) {
                return new Sample(Tensor.of((double) index), Tensor.of(3.0 * index));
            }
        };
        Affine model = Affine.zero();
        trainer(model, 0.1).epochs(500).fit(new DataLoader(squares, 4));

        assertThat(model.weight.item()).isCloseTo(3, within(1e-6));
    }

    @Test
    void trainingGoesOnWhereItWas() {
        Affine model = Affine.zero();
        Trainer trainer = trainer(model, 0.1).epochs(3);
        TrainingResult first = trainer.fit(LineData.batch(10));
        TrainingResult second = trainer.fit(LineData.batch(10));

        assertThat(second.epochs()).isEqualTo(3);
        assertThat(second.history().loss()[0]).isLessThan(first.history().loss()[2]);
    }

    @Test
    void everyModuleIsInItsModeBeforeDuringAndAfter() {
        Affine frozen = new Affine(1, 2, 1);
        Chain model = new Chain(frozen, new Affine(2, 1, 2));
        frozen.eval();
        List<String> modes = new ArrayList<>();
        model.registerForwardHook((module, inputs, output) ->
                modes.add(module.isTraining() + " " + frozen.isTraining() + " " + Autograd.isRecording()));
        Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0.1))
                .epochs(2)
                .validateWith(LineData.batch(3))
                .progress(Progress.off())
                .fit(LineData.batch(5));

        assertThat(modes).containsExactly("true true true", "false false false", "true true true", "false false false");
        assertThat(model.isTraining()).isTrue();
        assertThat(frozen.isTraining()).isFalse();
    }

    // ---- what is measured

    @Test
    void meansAreWeightedByTheSizeOfTheirBatch() {
        Affine model = Affine.zero();
        TrainingResult result = Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0))
                .epochs(1)
                .recordBatchLosses()
                .progress(Progress.off())
                .fit(new DataLoader(LineData.points(5), 2));
        double[] losses = result.history().batchLosses();

        assertThat(losses).hasSize(3);
        assertThat(result.history().loss()[0])
                .isCloseTo((2 * losses[0] + 2 * losses[1] + losses[2]) / 5, within(1e-15))
                .isCloseTo(Evaluation.of(model, MEAN_SQUARE, LineData.batch(5)).loss(), within(1e-15));
    }

    @Test
    void sumsAreAddedUp() {
        Affine model = Affine.zero();
        TrainingResult result = Trainer.of(model, new HalfSquaredError(), new SGD(model.parameters(), 0))
                .epochs(1)
                .recordGradientNorm()
                .progress(Progress.off())
                .fit(new DataLoader(LineData.points(5), 2));
        TrainingResult whole = Trainer.of(model, new HalfSquaredError(), new SGD(model.parameters(), 0))
                .epochs(1)
                .recordGradientNorm()
                .progress(Progress.off())
                .fit(LineData.batch(5));

        assertThat(result.history().loss()[0]).isCloseTo(whole.history().loss()[0], within(1e-14));
        assertThat(result.history().gradientNorm()[0]).isCloseTo(whole.history().gradientNorm()[0], within(1e-14));
    }

    @Test
    void theGradientIsThatOfTheWholeEpoch() {
        Affine model = Affine.zero();
        Trainer trainer = trainer(model, 0).epochs(1).recordGradientNorm();
        double inBatches =
                trainer.fit(new DataLoader(LineData.points(5), 2)).history().gradientNorm()[0];
        double atOnce = trainer.fit(LineData.batch(5)).history().gradientNorm()[0];

        assertThat(inBatches).isCloseTo(atOnce, within(1e-14));
        assertThat(atOnce).isEqualTo(GradientNorm.of(model.parameters()));
    }

    @Test
    void theNormOfAGradientDoesNotOverflow() {
        Tensor x = Tensor.of(3e30f, 4e30f).requiresGrad(true);
        x.mul(x.detach()).sum().backward();

        assertThat(GradientNorm.of(List.of(x, Tensor.rand(2)))).isCloseTo(5e30, within(1e25));
    }

    @Test
    void everythingAskedForIsInTheHistory() {
        Affine model = Affine.zero();
        SGD optimizer = new SGD(model.parameters(), 0.1);
        History history = Trainer.of(model, MEAN_SQUARE, optimizer)
                .epochs(3)
                .validateWith(LineData.batch(4))
                .metric(new LargestError())
                .recordGradientNorm()
                .recordWeights()
                .afterEpoch(epoch -> optimizer.setLearningRate(0.1 / (epoch.epoch() + 1)))
                .progress(Progress.off())
                .fit(LineData.batch(10))
                .history();

        assertThat(history.columnNames())
                .containsExactly(
                        "loss",
                        "loss change",
                        "largest error",
                        "validation loss",
                        "validation largest error",
                        "gradient norm",
                        "learning rate",
                        "seconds");
        assertThat(history.column("learning rate")).containsExactly(0.1, 0.1 / 2, 0.1 / 3);
        double[] loss = history.loss();
        assertThat(history.column("loss change"))
                .containsExactly(Double.NaN, Math.abs(loss[1] - loss[0]), Math.abs(loss[2] - loss[1]));
        assertThat(history.metric("largest error")[2]).isLessThan(history.metric("largest error")[0]);
        assertThat(history.batchLosses()).isEmpty();
    }

    @Test
    void weightsAreRecordedFromTheStart() {
        Affine model = Affine.zero();
        WeightHistory weights = trainer(model, 0.5)
                .epochs(5)
                .recordWeightsEvery(2)
                .fit(LineData.point(1, 2))
                .history()
                .weights();

        assertThat(weights.columnNames()).containsExactly("weight[0, 0]", "bias[0]");
        assertThat(weights.epochNumbers()).containsExactly(0, 2, 4);
        assertThat(weights.column("weight[0, 0]")).startsWith(0).doesNotContain(Double.NaN);
    }

    @Test
    void nothingIsMeasuredThatNobodyAskedFor() {
        History history =
                trainer(Affine.zero(), 0.1).epochs(2).fit(LineData.batch(4)).history();

        assertThat(history.columnNames()).containsExactly("loss", "loss change", "learning rate", "seconds");
    }

    /** A metric as a user writes it. */
    private static final class LargestError implements Metric {
        private double largest = Double.NaN;

        @Override
        public String name() {
            return "largest error";
        }

        @Override
        public void reset() {
            largest = Double.NaN;
        }

        @Override
        public void update(Tensor predictions, Tensor targets) {
            assertThat(predictions.requiresGrad()).isFalse();
            double error = predictions.sub(targets).abs().max().item();
            largest = Double.isNaN(largest) ? error : Math.max(largest, error);
        }

        @Override
        public double value() {
            return largest;
        }
    }

    @Test
    void progressInPlainLines() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        trainer(Affine.zero(), 0.25)
                .epochs(2)
                .validateWith(LineData.point(1, 1))
                .progress(Progress.lines(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                        .withoutTimes())
                .fit(LineData.point(0, 1));

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "epoch 1/2  loss 1.000  validation loss 0.2500",
                        "epoch 2/2  loss 0.2500  validation loss 0.06250",
                        "stopped: all 2 epochs are done");
    }

    @Test
    void progressIsShownUnlessSwitchedOff() {
        Affine model = Affine.zero();
        TrainingResult result = Trainer.of(model, MEAN_SQUARE, new SGD(model.parameters(), 0.1))
                .epochs(1)
                .fit(LineData.batch(4));

        assertThat(result.epochs()).isEqualTo(1);
    }

    // ---- when it stops

    @Test
    void theEpochsAreOver() {
        TrainingResult result =
                trainer(Affine.zero(), 0.1).epochs(7).stopWhen(loss().below(0)).fit(LineData.batch(4));

        assertThat(result.stopReason().criterion()).isInstanceOf(EpochLimit.class);
        assertThat(result.stopReason().epoch()).isEqualTo(7);
    }

    @Test
    void severalCriteriaAreJoinedByOr() {
        TrainingResult result = trainer(Affine.zero(), 0.1)
                .stopWhen(loss().below(0))
                .stopWhen(loss().above(0))
                .fit(LineData.batch(4));

        assertThat(result.stopReason().description()).startsWith("loss ").contains(" is above 0.000 after epoch 1");
    }

    /** With such a learning rate every step leads further away, so that the first epoch stays the best. */
    @Test
    void patienceRestoresTheBestWeights() {
        Affine model = Affine.zero();
        TrainingResult result =
                trainer(model, 2.5).recordWeights().stopWhen(loss().patience(3)).fit(LineData.point(0, 1));

        assertThat(result.stopReason().criterion()).isInstanceOf(Patience.class);
        assertThat(result.epochs()).isEqualTo(4);
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(result.bestWeightsRestored()).isTrue();
        assertThat(result.stopReason().description())
                .isEqualTo(
                        "no better loss for 3 epochs up to epoch 4; best 1.000 in epoch 1; the weights after epoch 1 are restored");
        double[] biases = result.history().weights().column("bias[0]");
        assertThat(model.bias.item()).isEqualTo(biases[1]).isNotEqualTo(biases[4]);
    }

    @Test
    void theBestWeightsAreRestoredWhateverEndsTheTraining() {
        Affine model = Affine.zero();
        TrainingResult result =
                trainer(model, 2.5).epochs(3).stopWhen(loss().patience(100)).fit(LineData.point(0, 1));

        assertThat(result.stopReason().criterion()).isInstanceOf(EpochLimit.class);
        assertThat(result.bestWeightsRestored()).isTrue();
        assertThat(result.stopReason().description())
                .isEqualTo("all 3 epochs are done; the weights after epoch 1 are restored");
        assertThat(model.bias.item()).isEqualTo(5);
    }

    @Test
    void theLastWeightsAreKeptWhereTheyAreWanted() {
        Affine model = Affine.zero();
        TrainingResult result = trainer(model, 2.5)
                .stopWhen(loss().patience(1).keepLastWeights())
                .fit(LineData.point(0, 1));

        assertThat(result.bestWeightsRestored()).isFalse();
        assertThat(result.bestEpoch()).isEqualTo(1);
        assertThat(result.stopReason().description())
                .isEqualTo("no better loss for 1 epoch up to epoch 2; best 1.000 in epoch 1");
        assertThat(model.bias.item()).isEqualTo(-15);
    }

    @Test
    void patienceOnAValidationMetric() {
        Tensor inputs = Tensor.normal(new Generator(1), 0, 1, DType.FLOAT64, 30, 1);
        Tensor answers = inputs.gt(0).to(DType.FLOAT64);
        DataLoader loader = DataLoader.fullBatch(new TensorDataset(inputs, answers));
        TrainingResult result = trainer(Affine.zero(), 0.1)
                .metric(binaryAccuracy(0.5))
                .validateWith(loader)
                .stopWhen(validationMetric("accuracy")
                        .atLeast(0.9)
                        .or(validationLoss().patience(50)))
                .fit(loader);

        assertThat(result.stopReason().description()).startsWith("validation accuracy 0.9");
    }

    // ---- what cannot be trained

    @Test
    void whatIsNullIsNamed() {
        Affine model = Affine.zero();
        SGD optimizer = new SGD(model.parameters(), 0.1);
        Trainer trainer = Trainer.of(model, MEAN_SQUARE, optimizer).epochs(1);
        Map<String, Runnable> calls = new LinkedHashMap<>();
        calls.put("the model", () -> Trainer.of(null, MEAN_SQUARE, optimizer));
        calls.put("the loss", () -> Trainer.of(model, null, optimizer));
        calls.put("the optimizer", () -> Trainer.of(model, MEAN_SQUARE, null));
        calls.put("the stopping criterion", () -> trainer.stopWhen(null));
        calls.put("the validation data", () -> trainer.validateWith(null));
        calls.put("the metric", () -> trainer.metric(null));
        calls.put("the progress", () -> trainer.progress(null));
        calls.put("the callback", () -> trainer.callback(null));
        calls.put("the action after an epoch", () -> trainer.afterEpoch(null));
        calls.put("the schedule", () -> trainer.scheduleBatches(null));
        calls.put("what the schedule looks at", () -> trainer.schedule(new ReduceLROnPlateau(optimizer), null));
        calls.put("the data to train on", () -> trainer.fit(null));

        calls.forEach(
                (name, call) -> assertRefused(NullPointerException.class, call, "Trainer: %s is null".formatted(name)));
    }

    @Test
    void somethingMustSayWhenToStop() {
        assertRefused(
                IllegalStateException.class,
                () -> trainer(Affine.zero(), 0.1).fit(LineData.batch(4)),
                "Trainer: nothing says when to stop; call epochs(20), say, steps(1000) or stopWhen(...) before fit");
        assertRefused(
                IllegalArgumentException.class,
                () -> trainer(Affine.zero(), 0.1).epochs(0),
                "epochs: there must be at least 1 epoch, got 0");
    }

    @Test
    void whatACriterionLooksAtMustBeMeasured() {
        assertRefused(
                IllegalStateException.class,
                () -> trainer(Affine.zero(), 0.1)
                        .stopWhen(validationLoss().patience(3))
                        .fit(LineData.batch(4)),
                "Trainer: a stopping criterion looks at the validation loss, but there is no validation data; call validateWith(loader) before fit");
        assertRefused(
                IllegalStateException.class,
                () -> trainer(Affine.zero(), 0.1)
                        .metric(accuracy())
                        .stopWhen(validationMetric("accuracy").atLeast(0.9))
                        .fit(LineData.batch(4)),
                "Trainer: a stopping criterion looks at the validation accuracy, but there is no validation data; call validateWith(loader) before fit");
        assertRefused(
                IllegalStateException.class,
                () -> trainer(Affine.zero(), 0.1)
                        .metric(accuracy())
                        .validateWith(LineData.batch(4))
                        .stopWhen(loss().below(0).or(validationMetric("recall").atLeast(0.9)))
                        .fit(LineData.batch(4)),
                "Trainer: a stopping criterion looks at the metric 'recall', which is not measured; the metrics are [accuracy], add another with metric(...)");
    }

    @Test
    void metricsNeedDifferentNames() {
        assertRefused(
                IllegalArgumentException.class,
                () -> trainer(Affine.zero(), 0.1).metric(accuracy()).metric(binaryAccuracy(0.5)),
                "Trainer: there is a metric 'accuracy' already; give one of them another name");
    }

    @Test
    void theOptimizerMustHoldAParameterThatLearns() {
        Affine model = new Affine(1, 1, 1);
        Affine other = new Affine(1, 1, 2);
        assertRefused(
                IllegalStateException.class,
                () -> Trainer.of(model, MEAN_SQUARE, new SGD(other.parameters(), 0.1))
                        .epochs(1)
                        .progress(Progress.off())
                        .fit(LineData.batch(4)),
                "Trainer: the optimizer SGD(0.1) holds none of the model's parameters that are not frozen, so nothing would be learned; make it from parameters() of the model that is trained");
        other.freeze();
        Chain partlyFrozen = new Chain(other, model);
        assertRefused(
                IllegalStateException.class,
                () -> Trainer.of(partlyFrozen, MEAN_SQUARE, new SGD(other.parameters(), 0.1))
                        .epochs(1)
                        .progress(Progress.off())
                        .fit(LineData.batch(4)),
                "Trainer: the optimizer SGD(0.1) holds none of the model's parameters that are not frozen, so nothing would be learned; make it from parameters() of the model that is trained");
    }

    @Test
    void oneParameterOfSeveralIsEnoughToLearn() {
        Affine model = Affine.zero();
        model.weight.requiresGrad(false);
        trainer(model, 0.1).epochs(1).fit(LineData.point(1, 1));

        assertThat(model.weight.item()).isZero();
        assertThat(model.bias.item()).isPositive();
    }

    @Test
    void aModelMustHaveSomethingToLearn() {
        Affine frozen = new Affine(1, 1, 1);
        frozen.freeze();
        assertRefused(
                IllegalStateException.class,
                () -> trainer(frozen, 0.1).epochs(1).fit(LineData.batch(4)),
                "Trainer: all 2 parameters of the model are frozen, so nothing can be learned; call unfreeze() on the model or a part of it before fit");
        assertRefused(
                IllegalStateException.class,
                () -> Trainer.of(new Chain(), MEAN_SQUARE, new SGD(frozen.parameters(), 0.1))
                        .epochs(1)
                        .fit(LineData.batch(4)),
                "Trainer: the model has no parameters, so nothing can be learned; declare them with parameter(...) and children with child(...)");
    }

    @Test
    void thereMustBeBatches() {
        assertRefused(
                IllegalArgumentException.class,
                () -> trainer(Affine.zero(), 0.1).epochs(2).fit(List.of()),
                "Trainer: the data to train on has no batch");
        Iterator<Batch> once = LineData.batch(4).iterator();
        assertRefused(
                IllegalArgumentException.class,
                () -> trainer(Affine.zero(), 0.1).epochs(2).fit(() -> once),
                "Trainer: the data to train on has no batch in epoch 2, though it had before; pass something that can be gone through again, such as a DataLoader");
        assertRefused(
                IllegalArgumentException.class,
                () -> trainer(Affine.zero(), 0.1)
                        .epochs(2)
                        .validateWith(List.of())
                        .fit(LineData.batch(4)),
                "Evaluation: the data to evaluate on has no batch");
    }

    @Test
    void theLossMustBeOneNumber() {
        Affine model = Affine.zero();
        assertRefused(
                IllegalArgumentException.class,
                () -> Trainer.of(model, new MSELoss().reduction(Reduction.NONE), new SGD(model.parameters(), 0.1))
                        .epochs(1)
                        .progress(Progress.off())
                        .fit(LineData.batch(4)),
                "Trainer: the loss of a batch must be one number, got the shape (4, 1); use the reduction MEAN or SUM");
    }

    @Test
    void weightsAreRecordedAtLeastEveryEpoch() {
        assertRefused(
                IllegalArgumentException.class,
                () -> trainer(Affine.zero(), 0.1).recordWeightsEvery(0),
                "recordWeightsEvery: there must be at least 1 epoch between records, got 0");
    }

    private static void assertRefused(Class<? extends Exception> type, Runnable code, String message) {
        assertThatThrownBy(code::run).isInstanceOf(type).hasMessage(message);
    }

    // ---- evaluation alone

    @Test
    void aModelCanBeEvaluatedWithoutATrainer() {
        Affine model = Affine.zero();
        Evaluation evaluation = Evaluation.of(model, MEAN_SQUARE, LineData.point(1, 3), new LargestError());

        assertThat(evaluation.loss()).isEqualTo(9);
        assertThat(evaluation.metric("largest error")).isEqualTo(3);
        assertThat(model.isTraining()).isTrue();
        assertThat(Arrays.asList(model.weight.hasGrad(), model.bias.hasGrad())).containsOnly(false);
        assertRefused(
                IllegalArgumentException.class,
                () -> evaluation.metric("accuracy"),
                "Evaluation: there is no metric 'accuracy'; there are [largest error]");
    }
}
