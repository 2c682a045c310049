package dev.gradus.training.tensorboard;

import static dev.gradus.training.ClassifiedPoints.points;
import static dev.gradus.training.metrics.Metrics.accuracy;
import static dev.gradus.training.tensorboard.EventReader.curve;
import static dev.gradus.training.tensorboard.EventReader.get;
import static dev.gradus.training.tensorboard.EventReader.tags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.DynamicMessage;
import dev.gradus.training.ClassifiedPoints;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.history.EpochRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
    @TempDir
    Path folder;

    private static Trainer trainer() {
        return ClassifiedPoints.trainer().epochs(2);
    }

    @Test
    void trainingAndValidationHaveTheSameTagsInTwoRuns() throws IOException {
        TrainingResult result = trainer()
                .metric(accuracy())
                .recordGradientNorm()
                .validateWith(points())
                .callback(TensorBoard.in(folder))
                .fit(points());

        List<DynamicMessage> training = EventReader.readFolder(folder.resolve("train"));
        List<DynamicMessage> validation = EventReader.readFolder(folder.resolve("validation"));
        double[] loss = result.history().loss();
        assertThat(curve(training, "loss")).containsExactly("3: " + (float) loss[0], "6: " + (float) loss[1]);
        double[] validationLoss = result.history().validationLoss();
        assertThat(curve(validation, "loss"))
                .containsExactly("3: " + (float) validationLoss[0], "6: " + (float) validationLoss[1]);
        assertThat(curve(training, "learning rate")).containsExactly("3: 0.1", "6: 0.1");
        assertThat(tags(training))
                .containsExactly(
                        "model",
                        "loss",
                        "accuracy",
                        "learning rate",
                        "gradient norm",
                        "time/seconds per epoch",
                        "time/samples per second");
        assertThat(tags(validation)).containsExactly("loss", "accuracy");
    }

    @Test
    void lossesOfBatchesAndHistogramsWhereAskedFor() throws IOException {
        trainer()
                .callback(TensorBoard.in(folder).lossEvery(2).histogramsEvery(2))
                .fit(points());

        List<DynamicMessage> events = EventReader.readFolder(folder.resolve("train"));
        assertThat(curve(events, "batch/loss"))
                .extracting(point -> point.split(":")[0])
                .containsExactly("2", "4", "6");
        assertThat(tags(events))
                .contains("weights/weight", "gradients/weight", "weights/bias", "gradients/bias")
                .doesNotContain("gradient norm");
        List<Object> counts = events.stream()
                .filter(event -> get(event, "summary.value") instanceof DynamicMessage
                        && get(event, "summary.value.tag").equals("gradients/weight"))
                .map(event -> get(event, "summary.value.histo.num"))
                .toList();
        assertThat(counts).containsExactly(2.0);
        assertThat(folder.resolve("validation")).doesNotExist();
    }

    @Test
    void whatIsDoneCanBeReadWhileTrainingGoesOnAndAfterItFails() throws IOException {
        Callback failing = new Callback() {
            @Override
            public void onEpochEnd(Run run, EpochRecord epoch) {
                throw new IllegalStateException("the plug is pulled");
            }
        };
        Trainer trainer = trainer().callback(TensorBoard.in(folder)).callback(failing);

        assertThatThrownBy(() -> trainer.fit(points())).hasMessage("the plug is pulled");
        assertThat(curve(EventReader.readFolder(folder.resolve("train")), "loss"))
                .hasSize(1);
    }

    @Test
    void whatIsDoneIsInTheFileAfterEachEpoch() throws IOException {
        trainer()
                .callback(TensorBoard.in(folder))
                .callback(new Callback() {
                    @Override
                    public void onEpochEnd(Run run, EpochRecord epoch) {
                        try {
                            assertThat(curve(EventReader.readFolder(folder.resolve("train")), "loss"))
                                    .hasSize(epoch.epoch());
                        } catch (IOException e) {
                            throw new AssertionError(e);
                        }
                    }
                })
                .fit(points());

        try (var files = Files.list(folder.resolve("train"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aRunSaysFromWhichStepOnItCounts() throws IOException {
        trainer().callback(TensorBoard.in(folder)).fit(points());

        DynamicMessage second = EventReader.readFolder(folder.resolve("train")).get(1);
        assertThat(get(second, "session_log.status")).hasToString("START");
        assertThat(get(second, "step")).isEqualTo(1L);
    }

    @Test
    void eventsThatCannotBeWrittenDoNotEndTheTraining() throws IOException {
        Path validation = folder.resolve("validation");
        Callback blocking = new Callback() {
            @Override
            public void onEpochStart(Run run) {
                try {
                    if (run.epoch() == 1) {
                        Files.writeString(validation, "no folder can be made here");
                    } else if (run.epoch() == 3) {
                        Files.delete(validation);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        TrainingResult result = trainer()
                .epochs(4)
                .validateWith(points())
                .callback(blocking)
                .callback(TensorBoard.in(folder))
                .fit(points());

        assertThat(result.epochs()).isEqualTo(4);
        assertThat(curve(EventReader.readFolder(folder.resolve("train")), "loss"))
                .hasSize(4);
        assertThat(curve(EventReader.readFolder(validation), "loss"))
                .as("those after the folder could be made")
                .hasSize(2);
    }

    @Test
    void distancesOfLessThanOneAreRefused() {
        assertThatThrownBy(() -> TensorBoard.in(folder).lossEvery(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lossEvery: there must be at least 1 step between two of them, got 0");
        assertThatThrownBy(() -> TensorBoard.in(folder).histogramsEvery(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("histogramsEvery: there must be at least 1 epoch between two of them, got -1");
    }
}
