package dev.gradus.training;

import static dev.gradus.training.metrics.Metrics.binaryAccuracy;
import static dev.gradus.training.stopping.StoppingCriteria.gradientNorm;
import static dev.gradus.training.stopping.StoppingCriteria.validationLoss;
import static java.util.Comparator.comparingDouble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Tanh;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.ExponentialMovingAverage;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.optimizers.schedules.OneCycleLR;
import dev.gradus.optimizers.schedules.ReduceLROnPlateau;
import dev.gradus.optimizers.schedules.StepLR;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.History;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.metrics.Metric;
import dev.gradus.training.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that breaks off anywhere and is resumed ends with the bits of one that did not. */
class ResumeTest {
    private static final int SAMPLES = 44;
    private static final int BATCH = 6;

    @TempDir
    Path folder;

    /** Everything that a run is made of, made anew as in another process. */
    private record Setup(Layer model, Trainer trainer, Iterable<Batch> batches) {}

    private static TensorDataset data(long seed, int count) {
        Tensor x = Tensor.normal(new Generator(seed), 0, 1, DType.FLOAT64, count, 4);
        return new TensorDataset(x, x.sum(1).gt(0).to(DType.FLOAT64).unsqueeze(1));
    }

    /** Different ways to set up a run, which together have everything that a checkpoint must know of. */
    enum Kind {
        EVERYTHING,
        SHARED_GENERATOR,
        LIST_OF_BATCHES;

        Setup make() {
            Generator.seedGlobal(11);
            Layer model = new Chain(
                    new Affine(4, 8, 1),
                    new Dropout(0.3),
                    new Tanh(),
                    new Dropout(0.2, new Generator(5)),
                    new Affine(8, 1, 2));
            return switch (this) {
                case EVERYTHING -> everything(model);
                case SHARED_GENERATOR -> sharedGenerator(model);
                case LIST_OF_BATCHES -> listOfBatches(model);
            };
        }
    }

    private static Trainer trainer(Layer model, Optimizer optimizer) {
        return Trainer.of(model, new BCEWithLogitsLoss(), optimizer)
                .validateWith(new DataLoader(data(2, 30), 10))
                .progress(Progress.off());
    }

    private static Setup everything(Layer model) {
        Optimizer optimizer = new Adam(model.parameters(), 0.01);
        Trainer trainer = trainer(model, optimizer)
                .epochs(5)
                .scheduleBatches(new OneCycleLR(optimizer, 0.05, 20))
                .schedule(new ReduceLROnPlateau(optimizer).patience(1), validationLoss())
                .accumulateGradients(2)
                .averageWeights(new ExponentialMovingAverage(model.parameters(), 0.8))
                .stopWhen(validationLoss().patience(3))
                .metric(binaryAccuracy(0))
                .recordGradientNorm()
                .recordBatchLosses()
                .recordWeights()
                .validateEverySteps(3);
        return new Setup(
                model,
                trainer,
                new DataLoader(data(1, SAMPLES), BATCH).shuffle(7).workers(1));
    }

    /** The order of the samples and what is dropped come from one generator. */
    private static Setup sharedGenerator(Layer model) {
        Optimizer optimizer = new SGD(model.parameters(), 0.1).momentum(0.9);
        Trainer trainer = trainer(model, optimizer).epochs(4).schedule(new StepLR(optimizer, 1, 0.5));
        return new Setup(model, trainer, new DataLoader(data(1, SAMPLES), BATCH).shuffle(Generator.global()));
    }

    private static Setup listOfBatches(Layer model) {
        List<Batch> batches = new ArrayList<>();
        new DataLoader(data(1, SAMPLES), BATCH).forEach(batches::add);
        Trainer trainer =
                trainer(model, new SGD(model.parameters(), 0.1).momentum(0.9)).steps(27);
        return new Setup(model, trainer, batches);
    }

    /** All that must be the same in the end. */
    private static Map<String, Object> bits(Layer model, TrainingResult result) {
        Map<String, Object> bits = new LinkedHashMap<>();
        model.stateDict().forEach((name, tensor) -> bits.put(name, tensor + " " + hash(tensor.toDoubleArray())));
        History history = result.history();
        bits.put("epochs", history.epochs().stream().map(ResumeTest::timeless).toList());
        bits.put("validations", history.validations());
        bits.put("batch losses", hash(history.batchLosses()));
        if (history.hasWeights()) {
            bits.put(
                    "weights",
                    history.weights().records().stream().map(ResumeTest::hash).toList());
        }
        bits.put("reason", result.stopReason().description());
        bits.put("best", List.of(result.bestEpoch(), result.bestWeightsRestored(), result.epochs()));
        return bits;
    }

    private static int hash(double[] values) {
        return Arrays.hashCode(values);
    }

    private static EpochRecord timeless(EpochRecord record) {
        return EpochRecord.builder(record.epoch(), record.loss())
                .metrics(record.metrics())
                .validation(record.validationLoss(), record.validationMetrics())
                .gradientNorm(record.gradientNorm())
                .learningRate(record.learningRate())
                .build();
    }

    private static Map<String, Object> uninterrupted(Kind kind) {
        Setup setup = kind.make();
        return bits(setup.model, setup.trainer.fit(setup.batches));
    }

    /** Breaks off at the n-th call of any of its methods. */
    private static final class Breaking implements Callback {
        private int left;

        Breaking(int calls) {
            left = calls;
        }

        private void call() {
            if (--left == 0) {
                throw new IllegalStateException("pulled the plug");
            }
        }

        @Override
        public void onBatchStart(Run run) {
            call();
        }

        @Override
        public void afterBackward(Run run) {
            call();
        }

        @Override
        public void afterStep(Run run) {
            call();
        }

        @Override
        public void onBatchEnd(Run run) {
            call();
        }

        @Override
        public void onValidation(Run run, ValidationRecord validation) {
            call();
        }

        @Override
        public void onEpochEnd(Run run, EpochRecord epoch) {
            call();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRunThatBreaksOffAnywhereEndsWithTheSameBits(Kind kind) {
        Map<String, Object> expected = uninterrupted(kind);
        int broken = 0;
        for (int calls = 1; calls < 150; calls += 7) {
            Breaking breaking = new Breaking(calls);
            Path own = folder.resolve(kind + "-" + calls);
            Checkpoints checkpoints = Checkpoints.in(own).everySteps(2);
            Setup first = kind.make();
            Throwable failure = catchThrowable(() ->
                    first.trainer.callback(breaking).checkpoints(checkpoints).fit(first.batches));
            broken += failure == null ? 0 : 1;
            Generator.seedGlobal(99); // what another process has drawn meanwhile
            Setup second = kind.make();
            TrainingResult result =
                    second.trainer.checkpoints(checkpoints).resume().fit(second.batches);

            assertThat(bits(second.model, result))
                    .as("broken off at call " + calls)
                    .isEqualTo(expected);
        }
        assertThat(broken).isGreaterThan(10);
    }

    /** Saves a checkpoint the n-th time that there is no batch at hand, and breaks off at the next. */
    private static final class Saving implements Callback {
        private int left;

        Saving(int calls) {
            left = calls;
        }

        @Override
        public void betweenSteps(Run run) {
            left--;
            if (left == 0) {
                assertThatCode(run::saveCheckpoint).doesNotThrowAnyException();
            } else if (left < 0) {
                throw new IllegalStateException("pulled the plug");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCheckpointThatSomebodyWantedBetweenAnyTwoStepsLeadsToTheSameBits(Kind kind) {
        Map<String, Object> expected = uninterrupted(kind);
        for (int calls = 1; calls < 25; calls++) {
            int wanted = calls;
            Checkpoints checkpoints =
                    Checkpoints.in(folder.resolve(kind + "-" + calls)).everyEpochs(1000);
            Setup first = kind.make();
            Throwable failure = catchThrowable(() -> first.trainer
                    .callback(new Saving(wanted))
                    .checkpoints(checkpoints)
                    .fit(first.batches));
            Setup second = kind.make();
            TrainingResult result =
                    second.trainer.checkpoints(checkpoints).resume().fit(second.batches);

            assertThat(failure).hasMessage("pulled the plug");
            assertThat(bits(second.model, result)).as("saved at call " + calls).isEqualTo(expected);
        }
    }

    @Test
    void aCheckpointIsWrittenBetweenStepsOnlyAndTellsWhatItLacks() {
        Setup without = Kind.SHARED_GENERATOR.make();
        Setup within = Kind.SHARED_GENERATOR.make();
        Setup unwritable = Kind.SHARED_GENERATOR.make();
        Checkpoints checkpoints = Checkpoints.in(folder.resolve("within"));
        List<String> told = new ArrayList<>();

        without.trainer
                .callback(new Callback() {
                    @Override
                    public void betweenSteps(Run run) {
                        assertThat(run.hasCheckpoints()).isFalse();
                        told.add(catchThrowable(run::saveCheckpoint).getMessage());
                        run.stop("enough");
                    }
                })
                .fit(without.batches);
        within.trainer
                .checkpoints(checkpoints)
                .callback(new Callback() {
                    @Override
                    public void onBatchEnd(Run run) {
                        told.add(catchThrowable(run::saveCheckpoint).getMessage());
                        run.stop("enough");
                    }
                })
                .fit(within.batches);
        Path vanishing = folder.resolve("vanishing");
        unwritable
                .trainer
                .checkpoints(Checkpoints.in(vanishing))
                .callback(new Callback() {
                    @Override
                    public void betweenSteps(Run run) {
                        assertThat(vanishing).isEmptyDirectory();
                        assertThatCode(() -> Files.writeString(
                                        Files.createDirectory(vanishing.resolve("checkpoint-000000000000.safetensors"))
                                                .resolve("in the way"),
                                        "."))
                                .doesNotThrowAnyException();
                        told.add(catchThrowable(run::saveCheckpoint).getMessage());
                        run.stop("enough");
                    }
                })
                .fit(unwritable.batches);

        assertThat(told.get(0))
                .isEqualTo(
                        "Run: there is nowhere to write a checkpoint to; give the trainer a folder with checkpoints(Checkpoints.in(folder))");
        assertThat(told.get(1))
                .isEqualTo(
                        "Run: a checkpoint can be written between two steps only; call saveCheckpoint from Callback.betweenSteps");
        assertThat(told.get(2)).startsWith("the checkpoint after step 0 could not be written: ");
    }

    @Test
    void aRunThatIsOverEndsAtOnceAndTheSameWay() {
        Map<String, Object> expected = uninterrupted(Kind.EVERYTHING);
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = Kind.EVERYTHING.make();
        first.trainer.checkpoints(checkpoints).fit(first.batches);
        Setup second = Kind.EVERYTHING.make();
        TrainingResult result = second.trainer
                .checkpoints(checkpoints)
                .resume()
                .callback(new Breaking(1))
                .fit(second.batches);

        assertThat(bits(second.model, result)).isEqualTo(expected);
    }

    @Test
    void moreEpochsGoOnFromTheEnd() {
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = Kind.SHARED_GENERATOR.make();
        first.trainer.epochs(2).checkpoints(checkpoints).fit(first.batches);
        Setup second = Kind.SHARED_GENERATOR.make();
        TrainingResult result = second.trainer.checkpoints(checkpoints).resume().fit(second.batches);

        assertThat(bits(second.model, result)).isEqualTo(uninterrupted(Kind.SHARED_GENERATOR));
    }

    @Test
    void moreStepsGoOnWithinTheEpoch() {
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = Kind.LIST_OF_BATCHES.make();
        first.trainer.steps(11).checkpoints(checkpoints).fit(first.batches);
        Setup second = Kind.LIST_OF_BATCHES.make();
        TrainingResult result = second.trainer.checkpoints(checkpoints).resume().fit(second.batches);

        assertThat(bits(second.model, result)).isEqualTo(uninterrupted(Kind.LIST_OF_BATCHES));
    }

    /** The data to train on is also what the run is validated on, and what a callback looks at. */
    private static Setup oneLoader(int steps, DataLoader loader) {
        Layer model = new Chain(new Affine(4, 1, 1));
        Trainer trainer = Trainer.of(model, new BCEWithLogitsLoss(), new SGD(model.parameters(), 0.1))
                .steps(steps)
                .validateWith(loader)
                .validateEverySteps(3)
                .recordBatchLosses()
                .callback(new Callback() {
                    @Override
                    public void onBatchEnd(Run run) {
                        if (run.batchNumber() == 5) {
                            Evaluation.of(model, run.loss(), loader);
                            loader.iterator().next();
                        }
                    }
                })
                .progress(Progress.off());
        return new Setup(model, trainer, loader);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 13, 14, 15, 16})
    void aLoaderMayServeForTrainingAndValidation(int steps) {
        DataLoader plain = new DataLoader(data(1, SAMPLES), BATCH);
        Setup whole = oneLoader(24, plain.shuffle(7));
        Map<String, Object> expected = bits(whole.model, whole.trainer.fit(whole.batches));
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = oneLoader(steps, plain.shuffle(7));
        first.trainer.checkpoints(checkpoints).fit(first.batches);
        Setup second = oneLoader(24, plain.shuffle(7));
        TrainingResult result = second.trainer.checkpoints(checkpoints).resume().fit(second.batches);

        assertThat(bits(second.model, result)).isEqualTo(expected);
    }

    @Test
    void aCallbackMayLoopOverTheDataAsARunGoesOn() {
        DataLoader loader = new DataLoader(data(1, SAMPLES), BATCH);
        Setup whole = oneLoader(24, loader);
        Map<String, Object> expected = bits(whole.model, whole.trainer.fit(whole.batches));
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = oneLoader(14, loader);
        first.trainer.checkpoints(checkpoints).fit(first.batches);
        Setup second = oneLoader(24, loader);
        TrainingResult result = second.trainer
                .checkpoints(checkpoints)
                .resume()
                .callback(new Callback() {
                    @Override
                    public void onStart(Run run) {
                        Evaluation.of(run.model(), run.loss(), loader);
                    }
                })
                .fit(second.batches);

        assertThat(bits(second.model, result)).isEqualTo(expected);
    }

    /** A callback whose state belongs to the run. */
    private static class Counting implements Callback, CheckpointPart {
        private int batches;

        @Override
        public void onBatchEnd(Run run) {
            batches++;
        }

        @Override
        public PartState state() {
            return PartState.builder().count("batches", batches).build();
        }

        @Override
        public void restore(PartState state) {
            batches = (int) state.count("batches");
        }
    }

    @Test
    void callbacksWithAStateGoOnToo() {
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = Kind.SHARED_GENERATOR.make();
        first.trainer
                .epochs(1)
                .callback(new Counting())
                .checkpoints(checkpoints)
                .fit(first.batches);
        Setup second = Kind.SHARED_GENERATOR.make();
        Counting counting = new Counting();
        second.trainer
                .epochs(2)
                .callback(counting)
                .checkpoints(checkpoints)
                .resume()
                .fit(second.batches);

        assertThat(counting.batches).isEqualTo(2 * 8);
    }

    /** One that a run may go on without. */
    private static final class OptionalCounting extends Counting {
        @Override
        public boolean isOptional() {
            return true;
        }
    }

    /** One of another kind, whose state has other names. */
    private static final class Onlooker implements Callback, CheckpointPart {
        @Override
        public boolean isOptional() {
            return true;
        }

        @Override
        public PartState state() {
            return PartState.builder().text("seen", "all").build();
        }

        @Override
        public void restore(PartState state) {
            assertThat(state.text("seen")).isEqualTo("all");
        }
    }

    @Test
    void aRunGoesOnWithoutTheFirstOfItsOnlookers() {
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = Kind.SHARED_GENERATOR.make();
        first.trainer
                .epochs(1)
                .callback(new Onlooker())
                .callback(new OptionalCounting())
                .checkpoints(checkpoints)
                .fit(first.batches);
        Setup second = Kind.SHARED_GENERATOR.make();
        Counting counting = new OptionalCounting();
        second.trainer
                .epochs(2)
                .callback(counting)
                .checkpoints(checkpoints)
                .resume()
                .fit(second.batches);

        assertThat(counting.batches).isEqualTo(2 * 8);
    }

    @Test
    void theBestByTheNormOfTheGradientAreKept() throws IOException {
        Setup setup = Kind.SHARED_GENERATOR.make();
        TrainingResult result = setup.trainer
                .checkpoints(Checkpoints.in(folder).everyEpochs(100).keepLast(1).keepBest(2, gradientNorm()))
                .fit(setup.batches);
        double[] norms = result.history().gradientNorm();
        Stream<Integer> best = Stream.of(1, 2, 3, 4)
                .sorted(comparingDouble(epoch -> norms[epoch - 1]))
                .limit(2);

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsAll(best.map(epoch -> "checkpoint-%012d.safetensors".formatted(8 * epoch))
                            .toList());
        }
    }

    @Test
    void aFolderWithAnotherRunIsLeftAlone() {
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = Kind.SHARED_GENERATOR.make();
        first.trainer.epochs(1).checkpoints(checkpoints).fit(first.batches);
        Setup second = Kind.SHARED_GENERATOR.make();

        assertThatThrownBy(() -> second.trainer.checkpoints(checkpoints).fit(second.batches))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The folder %s has 1 checkpoints of an earlier run, up to checkpoint-000000000008.safetensors; call resume() to go on from it, or choose another folder",
                        folder);
    }

    @Test
    void resumingNeedsAFolder() {
        Setup setup = Kind.SHARED_GENERATOR.make();

        assertThatThrownBy(() -> setup.trainer.resume().fit(setup.batches))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Trainer: there is nothing to resume from; call checkpoints(Checkpoints.in(folder)) before fit");
    }

    @Test
    void aRunOfOtherDataIsRefusedBeforeAnythingIsChanged() {
        Checkpoints checkpoints = Checkpoints.in(folder);
        Setup first = Kind.SHARED_GENERATOR.make();
        first.trainer.epochs(1).checkpoints(checkpoints).fit(first.batches);
        Setup second = Kind.SHARED_GENERATOR.make();
        Map<String, Tensor> before = second.model.stateDict();
        DataLoader other = new DataLoader(data(1, SAMPLES + 1), BATCH).shuffle(1);

        assertThatThrownBy(
                        () -> second.trainer.checkpoints(checkpoints).resume().fit(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit, and nothing was changed: the part 'loader': ")
                .hasMessageContaining("44 samples in batches of 6, but this loader has 45 in batches of 6");
        second.model.stateDict().forEach((name, tensor) -> assertThat(tensor.toDoubleArray())
                .isEqualTo(before.get(name).toDoubleArray()));
    }

    @Test
    void aMetricWithoutAStateIsRefusedWhereItWouldBeNeeded() {
        Metric stateless = new Metric() {
            @Override
            public String name() {
                return "stateless";
            }

            @Override
            public void reset() {}

            @Override
            public void update(Tensor predictions, Tensor targets) {}

            @Override
            public double value() {
                return 1;
            }
        };
        Setup free = Kind.SHARED_GENERATOR.make();
        assertThat(free.trainer.metric(stateless).fit(free.batches).epochs()).isEqualTo(4);

        // A run with checkpoints may be stopped in the midst of an epoch, and then there is one; so not even a batch
        // begins.
        Setup other = Kind.SHARED_GENERATOR.make();
        other.trainer
                .metric(stateless)
                .checkpoints(Checkpoints.in(folder))
                .steps(5)
                .callback(new Breaking(1));
        assertThatThrownBy(() -> other.trainer.fit(other.batches))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("stateless: this metric does not save its state");
    }
}
