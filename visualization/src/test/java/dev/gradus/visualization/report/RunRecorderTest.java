package dev.gradus.visualization.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.core.Tensor;
import dev.gradus.models.Provenance;
import dev.gradus.training.NonFiniteException;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.Batch;
import dev.gradus.training.diagnosis.HealthCheck;
import dev.gradus.training.diagnosis.Rule;
import dev.gradus.training.history.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RunRecorderTest {
    private final SmallRun small = new SmallRun();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RunRecorder.class);

    private ListAppender<ILoggingEvent> listen() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
        return log;
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAndStopAllAppenders();
        logger.setAdditive(true);
    }

    private static JsonNode curve(JsonNode run, String chart, String line) {
        return StreamSupport.stream(run.get("curves").spliterator(), false)
                .filter(curve -> curve.get("chart").asText().equals(chart)
                        && curve.get("line").asText().equals(line))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no curve " + chart + ", " + line));
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i])
                    .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(1e-6 * Math.abs(expected[i]) + 1e-12));
        }
    }

    @Test
    void hasTheNumbersOfTheHistory() {
        RunRecorder recorder = new RunRecorder("points").every(1);
        TrainingResult result = small.trainer(recorder)
                .epochs(5)
                .recordBatchLosses()
                .recordGradientNorm()
                .fit(small.training);

        JsonNode run = SmallRun.json(recorder.json());
        assertClose(
                numbers(curve(run, "loss", "training").get("value")),
                result.history().loss());
        assertClose(
                numbers(curve(run, "loss", "validation").get("value")),
                result.history().validationLoss());
        assertClose(
                numbers(curve(run, "loss", "training, batch").get("value")),
                result.history().batchLosses());
        assertClose(
                numbers(curve(run, "metric accuracy", "training").get("value")),
                result.history().metric("accuracy"));
        assertClose(
                numbers(curve(run, "metric accuracy", "validation").get("value")),
                result.history().validationMetric("accuracy"));
        assertClose(
                numbers(curve(run, "gradient norm", "epoch").get("value")),
                result.history().gradientNorm());
        assertThat(numbers(curve(run, "loss", "training").get("step"))).containsExactly(10, 20, 30, 40, 50);
        assertThat(numbers(run.get("epochs").get("epoch"))).containsExactly(1, 2, 3, 4, 5);
        assertThat(numbers(curve(run, "learning rate", "learning rate").get("value")))
                .hasSize(50)
                .containsOnly(0.01);
        assertThat(run.get("state").asText()).isEqualTo("ended");
        assertThat(run.get("stopReason").asText()).isEqualTo(result.stopReason().description());
    }

    @Test
    void measuresHowFarStepsMoveEachWeight() {
        List<Double> expected = new ArrayList<>();
        RunRecorder recorder = new RunRecorder().every(3);
        small.trainer(recorder)
                .epochs(1)
                .callback(new Callback() {
                    private Tensor before;

                    @Override
                    public void afterBackward(Run run) {
                        before = run.model()
                                .namedParameters()
                                .get("0.weight")
                                .detach()
                                .copy();
                    }

                    @Override
                    public void afterStep(Run run) {
                        if ((run.step() - 1) % 3 == 0) {
                            Tensor now = run.model()
                                    .namedParameters()
                                    .get("0.weight")
                                    .detach();
                            expected.add(now.sub(before).norm().item()
                                    / before.norm().item());
                        }
                    }
                })
                .fit(small.training);

        JsonNode ratio = curve(SmallRun.json(recorder.json()), "update ratio", "0.weight");
        assertThat(numbers(ratio.get("step"))).containsExactly(1, 4, 7, 10);
        assertThat(numbers(ratio.get("value")))
                .usingComparatorWithPrecision(1e-6)
                .containsExactly(
                        expected.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Test
    void changesNoBitOfTheTraining() {
        RunRecorder recorder = new RunRecorder().every(1).predictions(small.validation);
        small.trainer(recorder).epochs(3).fit(small.training);
        SmallRun other = new SmallRun();
        other.trainer(new RunRecorder()).epochs(3).fit(other.training);
        SmallRun bare = new SmallRun();
        Trainer.of(bare.model, bare.loss, bare.optimizer).epochs(3).fit(bare.training);

        bare.model.stateDict().forEach((name, tensor) -> {
            assertThat(small.model.stateDict().get(name).toDoubleArray()).isEqualTo(tensor.toDoubleArray());
            assertThat(other.model.stateDict().get(name).toDoubleArray()).isEqualTo(tensor.toDoubleArray());
        });
        small.model.namedModules().values().forEach(module -> {
            assertThat(module.hasForwardHooks()).isFalse();
            assertThat(module.isTraining()).isTrue();
        });
    }

    @Test
    void looksAtSpreadsInEveryEpoch() {
        RunRecorder recorder = new RunRecorder().every(1);
        small.trainer(recorder).epochs(4).fit(small.training);

        JsonNode spreads = SmallRun.json(recorder.json()).get("spreads");
        List<String> names = new ArrayList<>();
        spreads.forEach(spread -> names.add(
                spread.get("kind").asText() + " " + spread.get("place").asText()));
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "weights 0.weight",
                        "weights 0.bias",
                        "weights 2.weight",
                        "weights 2.bias",
                        "gradients 0.weight",
                        "gradients 0.bias",
                        "gradients 2.weight",
                        "gradients 2.bias",
                        "activations 0 (Dense)",
                        "activations 1 (ReLU)",
                        "activations 2 (Dense)");
        JsonNode rows = spreads.get(0).get("rows");
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1).get("step").asInt()).isEqualTo(10);
        assertThat(numbers(rows.get(1).get("counts"))).hasSize(40);
        double counted = 0;
        for (double count : numbers(rows.get(1).get("counts"))) {
            counted += count;
        }
        assertThat(counted).isEqualTo(32);
    }

    @Test
    void countsAnswersAndKeepsSomeOfThem() {
        RunRecorder recorder = new RunRecorder().predictions(small.validation, SmallRun.CLASSES);
        TrainingResult result = small.trainer(recorder).epochs(20).fit(small.training);

        JsonNode predictions = SmallRun.json(recorder.json()).get("predictions");
        assertThat(predictions.get("classes").get(1).asText()).isEqualTo(SmallRun.CLASSES[1]);
        long right = 0;
        long all = 0;
        for (int i = 0; i < 3; i++) {
            right += predictions.get("counts").get(i).get(i).asLong();
            for (int j = 0; j < 3; j++) {
                all += predictions.get("counts").get(i).get(j).asLong();
            }
        }
        assertThat(all).isEqualTo(100);
        assertThat((double) right / all)
                .isEqualTo(result.history()
                        .last()
                        .orElseThrow()
                        .validationMetrics()
                        .get("accuracy"));
        assertThat(predictions.get("samples").size()).isBetween(12, 24);
        predictions.get("samples").forEach(sample -> assertThat(
                        sample.get("right").asBoolean())
                .isEqualTo(
                        sample.get("truth").asText().equals(sample.get("answer").asText())));
    }

    @Test
    void tellsWhatIsNewSinceAStep() {
        RunRecorder recorder = new RunRecorder().every(1);
        small.trainer(recorder).epochs(5).fit(small.training);

        JsonNode changes = SmallRun.json(recorder.changes(42));
        assertThat(numbers(curve(changes, "loss", "training, batch").get("step")))
                .containsExactly(42, 43, 44, 45, 46, 47, 48, 49, 50);
        assertThat(curve(changes, "loss", "training, batch").get("from").asLong())
                .isEqualTo(42);
        assertThat(numbers(curve(changes, "loss", "validation").get("step"))).containsExactly(50);
        assertThat(numbers(changes.get("epochs").get("step"))).containsExactly(50);
        assertThat(changes.has("model")).isFalse();
    }

    @Test
    void tellsOnceMoreOfTheStepThatAnEpochEndedWith() {
        RunRecorder recorder = new RunRecorder().every(1).predictions(small.validation);
        AtomicReference<String> before = new AtomicReference<>("");
        small.trainer(recorder)
                .epochs(1)
                .callback(new Callback() {
                    @Override
                    public void onBatchEnd(Run run) {
                        before.set(recorder.json());
                    }
                })
                .fit(small.training);

        assertThat(SmallRun.json(before.get()).get("step").asInt()).isEqualTo(10);
        JsonNode changes = SmallRun.json(recorder.changes(10));
        assertThat(numbers(curve(changes, "loss", "validation").get("step"))).containsExactly(10);
        assertThat(numbers(changes.get("epochs").get("step"))).containsExactly(10);
        assertThat(changes.get("predictions").get("step").asInt()).isEqualTo(10);
    }

    @Test
    void tellsWhatTheRunWasMadeOf() {
        RunRecorder recorder = new RunRecorder()
                .provenance(Provenance.now()
                        .seed(5)
                        .settings(Map.of("optimizer", "mine"))
                        .data(Map.of("rows", 3)));
        small.trainer(recorder).epochs(1).fit(small.training);

        JsonNode run = SmallRun.json(recorder.json());
        assertThat(run.get("settings").get("seed").asText()).isEqualTo("5");
        assertThat(run.get("settings").get("optimizer").asText()).startsWith("Adam");
        assertThat(run.get("settings").get("optimizer (2)").asText()).isEqualTo("mine");
        assertThat(run.get("settings").get("rows").asText()).isEqualTo("3");
        assertThat(run.get("environment").get("threads").asText()).isNotEmpty();
        assertThat(run.get("model").get("rows").get(1).get("shape").asText()).isEqualTo("(40, 16)");
        assertThat(run.get("model").get("parameters").asLong()).isEqualTo(99);
    }

    @Test
    void waitsBeforeARun() {
        assertThat(SmallRun.json(new RunRecorder().json()).get("state").asText())
                .isEqualTo("waiting");
    }

    @Test
    void showsWhereARunFailed() {
        RunRecorder recorder = new RunRecorder();
        Trainer trainer = small.trainer(recorder).epochs(2).callback(new Callback() {
            @Override
            public void onEpochEnd(Run run, EpochRecord epoch) {
                throw new IllegalStateException("out of luck");
            }
        });

        assertThatThrownBy(() -> trainer.fit(small.training)).hasMessage("out of luck");
        JsonNode run = SmallRun.json(recorder.json());
        assertThat(run.get("state").asText()).isEqualTo("failed");
        assertThat(run.get("stopReason").asText()).contains("out of luck");
        assertThat(numbers(curve(run, "loss", "training").get("value"))).hasSize(1);
    }

    @Test
    void goesOnWithoutPredictionsThatCannotBeMade() {
        ListAppender<ILoggingEvent> log = listen();
        RunRecorder recorder = new RunRecorder().predictions(List.of());

        TrainingResult result = small.trainer(recorder).epochs(2).fit(small.training);

        assertThat(result.epochs()).isEqualTo(2);
        assertThat(SmallRun.json(recorder.json()).has("predictions")).isFalse();
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage())
                    .isEqualTo(
                            "RunRecorder: the model could not answer on the data for predictions, there are none from now on");
            assertThat(event.getThrowableProxy().getMessage()).contains("has no batch");
        });
    }

    @Test
    void showsTheFindingsOfACheckThatTakesPart() {
        HealthCheck check = new HealthCheck().every(1);
        small.optimizer.setLearningRate(3);
        RunRecorder recorder = new RunRecorder().findingsOf(check);
        small.trainer(recorder).callback(check).epochs(1).fit(small.training);

        assertThat(check.findings()).isNotEmpty();
        assertThat(recorder.findings()).containsAll(check.findings());
    }

    private static TrainingResult train(SmallRun small, Trainer trainer, int epochs, Path folder) {
        return trainer.epochs(epochs)
                .checkpoints(Checkpoints.in(folder))
                .resume()
                .fit(small.training);
    }

    @Test
    void aRunThatGoesOnFromACheckpointHasTheDataOfOneThatWasNotStopped(@TempDir Path folder) {
        RunRecorder whole = new RunRecorder().every(1).predictions(small.validation, SmallRun.CLASSES);
        small.trainer(whole).epochs(5).fit(small.training);
        SmallRun first = new SmallRun();
        train(first, first.trainer(new RunRecorder().every(1)), 3, folder);
        SmallRun second = new SmallRun();
        RunRecorder resumed = new RunRecorder().every(1).predictions(second.validation, SmallRun.CLASSES);
        train(second, second.trainer(resumed), 5, folder);

        JsonNode expected = SmallRun.json(whole.json());
        JsonNode run = SmallRun.json(resumed.json());
        for (String part : List.of("curves", "epochs", "spreads", "predictions", "step", "epoch", "findings")) {
            assertThat(run.get(part)).as(part).isEqualTo(expected.get(part));
        }
        assertThat(numbers(curve(run, "update ratio", "0.weight").get("step"))).hasSize(50);
    }

    private static double seconds(String json) {
        return SmallRun.json(json).get("seconds").asDouble();
    }

    @Test
    void aCheckpointHasTheLatestAnswersAndFindings(@TempDir Path folder) {
        RunRecorder before = new RunRecorder()
                .every(1)
                .predictions(small.validation, SmallRun.CLASSES)
                .watchedWhen(() -> true);
        small.optimizer.setLearningRate(3);
        Trainer slow = small.trainer(before).afterEpoch(epoch -> {
            while (seconds(before.json()) < 0.2) {
                Thread.onSpinWait();
            }
        });
        train(small, slow, 3, folder);
        SmallRun again = new SmallRun();
        RunRecorder after = new RunRecorder();
        AtomicReference<String> atStart = new AtomicReference<>("");
        train(
                again,
                again.trainer(after).callback(new Callback() {
                    @Override
                    public void onStart(Run run) {
                        atStart.set(after.json());
                    }
                }),
                4,
                folder);

        JsonNode run = SmallRun.json(atStart.get());
        assertThat(run.get("predictions"))
                .isEqualTo(SmallRun.json(before.json()).get("predictions"));
        assertThat(before.findings()).isNotEmpty();
        assertThat(after.findings()).containsAll(before.findings());
        assertThat(seconds(atStart.get())).isGreaterThanOrEqualTo(0.2);
    }

    @Test
    void aCheckpointOfARunWithoutRecorderTellsOfItsEpochs(@TempDir Path folder) {
        train(small, small.trainer(null), 3, folder);
        SmallRun again = new SmallRun();
        RunRecorder recorder = new RunRecorder();
        TrainingResult result = train(again, again.trainer(recorder), 5, folder);

        JsonNode run = SmallRun.json(recorder.json());
        assertClose(
                numbers(curve(run, "loss", "training").get("value")),
                result.history().loss());
        assertClose(
                numbers(curve(run, "loss", "validation").get("value")),
                result.history().validationLoss());
        assertThat(numbers(curve(run, "loss", "training").get("step"))).containsExactly(10, 20, 30, 40, 50);
        assertThat(numbers(curve(run, "loss", "training, batch").get("step")))
                .startsWith(31)
                .hasSize(20);
    }

    @Test
    void aRunGoesOnWithoutTheRecorderThatItHad(@TempDir Path folder) {
        train(small, small.trainer(new RunRecorder()), 3, folder);
        SmallRun again = new SmallRun();

        assertThat(train(again, again.trainer(null), 5, folder).epochs()).isEqualTo(5);
    }

    @Test
    void asksTheModelAfterEpochsOnlyWhereSomebodyWatches() {
        AtomicInteger answers = new AtomicInteger();
        Iterable<Batch> counted = () -> {
            answers.incrementAndGet();
            return small.validation.iterator();
        };
        RunRecorder alone = new RunRecorder().every(1).predictions(counted);
        small.trainer(alone)
                .epochs(3)
                .afterEpoch(epoch -> alone.json()) // who reads the data does not watch
                .fit(small.training);
        assertThat(answers).hasValue(1);

        small.trainer(alone.watchedWhen(() -> true)).epochs(3).fit(small.training);
        assertThat(answers).hasValue(1 + 3 + 1);
    }

    @Test
    void writesTheReportOfARunThatFailed(@TempDir Path folder) {
        Path file = folder.resolve("failed.html");
        RunRecorder recorder = new RunRecorder("Too fast").every(1).reportTo(file);
        small.optimizer.setLearningRate(1e30);
        Trainer trainer = small.trainer(recorder).epochs(50);

        assertThatThrownBy(() -> trainer.fit(small.training)).isInstanceOf(NonFiniteException.class);
        assertThat(recorder.findings().get(0)).satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.NOT_FINITE);
            assertThat(finding.text()).contains("NaN");
        });
        assertThat(SmallRun.json(recorder.json()).get("stopReason").asText()).startsWith("failed: Epoch 1, batch ");
        assertThat(file).content().contains("\"state\":\"failed\"", "NOT_FINITE", "failed: Epoch 1");
    }

    @Test
    void writesTheReportOfARunThatEndedAndNoneOfOneThatDidNotBegin(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("run.html");
        Trainer trainer = small.trainer(new RunRecorder().reportTo(file))
                .epochs(1)
                .checkpoints(Checkpoints.in(folder.resolve("checkpoints")));
        trainer.fit(small.training);
        assertThat(file).content().contains("\"state\":\"ended\"");
        Files.delete(file);

        assertThatThrownBy(() -> trainer.fit(small.training)).hasMessageContaining("resume()");
        assertThat(file).doesNotExist();
    }

    @Test
    void aReportThatCannotBeWrittenCostsNoTraining(@TempDir Path folder) {
        RunRecorder recorder = new RunRecorder().reportTo(folder);
        ListAppender<ILoggingEvent> log = listen();

        assertThat(small.trainer(recorder).epochs(1).fit(small.training).epochs())
                .isEqualTo(1);
        assertThat(log.list).singleElement().satisfies(event -> assertThat(event.getFormattedMessage())
                .startsWith("The report of the run could not be written to %s: ".formatted(folder)));
    }

    @Test
    void looksAtStepsOfAccumulatedGradients() {
        RunRecorder recorder = new RunRecorder().every(3);
        small.trainer(recorder).epochs(1).accumulateGradients(4).fit(small.training);

        JsonNode run = SmallRun.json(recorder.json());
        assertThat(numbers(curve(run, "update ratio", "0.weight").get("step"))).containsExactly(1, 2, 3);
        assertThat(numbers(curve(run, "gradient norm", "batch").get("step"))).containsExactly(1, 2, 3);
    }

    @Test
    void beginsAnewWithEachRun() {
        RunRecorder recorder = new RunRecorder();
        small.trainer(recorder).epochs(3).fit(small.training);
        small.trainer(recorder).epochs(1).fit(small.training);

        assertThat(numbers(curve(SmallRun.json(recorder.json()), "loss", "training")
                        .get("value")))
                .hasSize(1);
    }

    @Test
    void canBeReadWhileTheRunGoesOn() throws InterruptedException {
        RunRecorder recorder = new RunRecorder().every(1).predictions(small.validation);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicBoolean isDone = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        Thread reader = new Thread(() -> {
            while (!isDone.get() || reads.get() == 0) {
                try {
                    SmallRun.json(recorder.json());
                    SmallRun.json(recorder.changes(100));
                    reads.incrementAndGet();
                } catch (Throwable e) {
                    failure.set(e);
                    return;
                }
            }
        });
        reader.start();
        small.trainer(recorder).epochs(30).fit(small.training);
        isDone.set(true);
        reader.join();

        assertThat(failure.get()).isNull();
    }

    @Test
    void tellsWrongSettings() {
        assertThatThrownBy(() -> new RunRecorder().every(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RunRecorder: every(...) counts batches from one look to the next, at least 1, got 0");
        assertThatThrownBy(() -> new RunRecorder().images(8, 8))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("RunRecorder: images(...) says what predictions(...) are of; call that first");
        assertThatThrownBy(() -> new RunRecorder().predictions(small.validation).images(0, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images: an image has at least 1 x 1 pixels, got 0 x 8");
    }
}
