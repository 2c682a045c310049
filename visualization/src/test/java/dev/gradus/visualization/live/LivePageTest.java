package dev.gradus.visualization.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Dropout;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Tanh;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.progress.Progress;
import dev.gradus.visualization.report.RunRecorder;
import dev.gradus.visualization.server.Listener;
import dev.gradus.visualization.server.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a page does to a training, and what not. */
class LivePageTest {
    private Layer model;
    private Optimizer optimizer;

    @BeforeEach
    void make() {
        Generator.seedGlobal(5);
        model = Sequential.of(new Dense(2, 8), new Tanh(), new Dropout(0.1), new Dense(8, 1));
        optimizer = new Adam(model.parameters(), 0.01);
    }

    private static TensorDataset data(long seed, int count) {
        Tensor points = Tensor.randn(new Generator(seed), count, 2);
        return new TensorDataset(points, points.square().sum(1, true).gt(1).to(DType.FLOAT32));
    }

    private Trainer trainer(Callback callback) {
        return Trainer.of(model, new BCEWithLogitsLoss(), optimizer)
                .epochs(4)
                .validateWith(new DataLoader(data(2, 20), 10))
                .progress(Progress.off())
                .callback(callback);
    }

    private static DataLoader loader() {
        return new DataLoader(data(1, 100), 10).shuffle(3);
    }

    /** A training on a thread of its own. */
    private static CompletableFuture<TrainingResult> train(Trainer trainer) {
        return CompletableFuture.supplyAsync(() -> trainer.fit(loader()), action -> {
            Thread thread = new Thread(action, "training");
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** A browser that is told of all from now on; before its snapshot came, something could have been told to nobody. */
    private static Listener listen(LivePage page) {
        Listener browser = Listener.at(page.address());
        browser.next("run");
        return browser;
    }

    private static String control(Listener browser, String... parts) {
        while (true) {
            Listener.Heard heard = browser.next();
            assertThat(heard.event()).isNotEqualTo("closed");
            boolean isControl = heard.event().equals("control");
            if (isControl && Arrays.stream(parts).allMatch(heard.data()::contains)) {
                return heard.data();
            }
        }
    }

    private static Map<String, String> bits(Layer model) {
        Map<String, String> bits = new TreeMap<>();
        model.stateDict().forEach((name, tensor) -> bits.put(name, Arrays.toString(tensor.toFloatArray())));
        return bits;
    }

    // ---- what it does not do

    @Test
    void aRunThatIsWatchedPausedAndSteppedThroughEndsWithTheSameBits() throws Exception {
        TrainingResult alone = trainer(new Callback() {}).fit(loader());
        Map<String, String> expected = bits(model);
        make();
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        TrainingResult watched;
        try (Listener browser = listen(page)) {
            requests.post("pause", "{}");
            CompletableFuture<TrainingResult> training = train(trainer(page));
            for (int step = 0; step < 15; step++) {
                control(browser, "\"pauses\":true", "\"step\":" + step + ",");
                requests.post("step", "{}");
            }
            requests.post("go-on", "{}");
            browser.next("end");
            watched = training.get();
        }

        assertThat(bits(model)).isEqualTo(expected);
        assertThat(watched.history().last().orElseThrow().loss())
                .isEqualTo(alone.history().last().orElseThrow().loss());
        assertThat(watched.stopReason().description())
                .isEqualTo(alone.stopReason().description());
    }

    @Test
    void aBrowserThatGoesAwayHarmsNothing() throws Exception {
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        requests.post("step", "{}");
        CompletableFuture<TrainingResult> training;
        try (Listener browser = listen(page)) {
            training = train(trainer(page));
            control(browser, "\"step\":1,");
        }
        Listener.at(page.address()).close();
        requests.post("go-on", "{}");

        assertThat(training.get().stopReason().description()).isEqualTo("all 4 epochs are done");
    }

    @Test
    void nobodyLooksOnWhereNoBrowserIs() {
        AtomicInteger asked = new AtomicInteger();
        Iterable<Batch> counted = () -> {
            asked.incrementAndGet();
            return new DataLoader(data(2, 20), 10).iterator();
        };
        LivePage page = LivePage.on(0, new RunRecorder().every(1).predictions(counted));
        trainer(page).fit(loader());

        assertThat(asked).as("in the end, and not after epochs").hasValue(1);
    }

    @Test
    void aPageGoesOnInTheCurvesOfACheckpoint(@TempDir Path folder) {
        trainer(new RunRecorder()).epochs(2).checkpoints(Checkpoints.in(folder)).fit(loader());
        make();
        RunRecorder recorder = new RunRecorder();
        trainer(LivePage.on(0, recorder))
                .checkpoints(Checkpoints.in(folder))
                .resume()
                .fit(loader());

        assertThat(recorder.json()).containsPattern("\"line\":\"training, batch\",\"from\":0,\"step\":\\[1,2,3,");
    }

    // ---- what it shows

    @Test
    void browsersSeeTheNumbersOfTheRunAndItsEnd() throws Exception {
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        try (Listener browser = Listener.at(page.address())) {
            assertThat(browser.next("run").data()).contains("\"state\":\"waiting\"");
            // The whole run may be over before somebody looks at it.
            requests.post("pause", "{}");
            CompletableFuture<TrainingResult> training = train(trainer(page));
            assertThat(browser.next("run").data())
                    .contains("\"state\":\"running\"")
                    .contains("\"hasCheckpoints\":false");
            requests.post("go-on", "{}");
            String last = lastOfRun(browser);

            assertThat(last)
                    .contains("\"state\":\"ended\"")
                    .contains("\"stopReason\":\"all 4 epochs are done\"")
                    .contains("\"step\":40");
            assertThat(browser.next().event()).isEqualTo("closed");
            assertThat(training.get().epochs()).isEqualTo(4);
        }
    }

    /** What was told of the run last: as changes, or as a whole if there was no time to tell of any. */
    private static String lastOfRun(Listener browser) {
        String last = "";
        for (Listener.Heard heard = browser.next(); !heard.event().equals("end"); heard = browser.next()) {
            last = heard.event().equals("changes") || heard.event().equals("run") ? heard.data() : last;
        }
        return last;
    }

    @Test
    void afterTheEndNobodyIsLetInAndATrainerThatIsUsedAgainServesAgain() throws Exception {
        LivePage page = LivePage.start();
        URI first = page.address();
        Trainer trainer = trainer(page);
        trainer.fit(loader());

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), first.getPort()))
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(page::address)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("LivePage: the training has ended, and its page is no longer served");
        trainer.afterEpoch(epoch -> assertThat(page.address().getPort()).isEqualTo(first.getPort()))
                .fit(loader());
    }

    @Test
    void aPageThatNoTrainingComesToCanBeClosed() {
        LivePage page = LivePage.start();
        int port = page.address().getPort();

        page.close();

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aTrainingGoesOnThoughThePortOfItsPageIsTaken() throws Exception {
        LivePage page = LivePage.start();
        int port = page.address().getPort();
        page.close();
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();

            assertThat(trainer(page).fit(loader()).epochs()).isEqualTo(4);
        }
    }

    @Test
    void aRunThatFailsSaysSo() {
        LivePage page = LivePage.start();
        Trainer trainer = trainer(page).afterEpoch(epoch -> {
            throw new IllegalStateException("broken");
        });
        try (Listener browser = listen(page)) {
            CompletableFuture<TrainingResult> training = train(trainer);
            String last = lastOfRun(browser);

            assertThat(last).contains("\"state\":\"failed\"").contains("broken");
            assertThatThrownBy(training::get).hasRootCauseMessage("broken");
        }
    }

    @Test
    void aPortInUseIsTold() {
        LivePage page = LivePage.start();
        int port = page.address().getPort();

        assertThatThrownBy(() -> LivePage.on(port))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(
                        "Cannot listen on port %d: Address already in use. Choose another one, or 0 for any that is free.",
                        port);
        trainer(page).fit(loader());
    }

    // ---- what browsers can ask for

    @Test
    void theLearningRateIsSetBetweenTwoSteps() throws Exception {
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        requests.post("pause", "{}");
        try (Listener browser = listen(page)) {
            CompletableFuture<TrainingResult> training = train(trainer(page));
            control(browser, "\"pauses\":true");
            requests.post("learning-rate", "{\"value\":0.25}");
            control(browser, "\"learningRate\":0.25");
            assertThat(optimizer.learningRate()).isEqualTo(0.25);
            assertThat(requests.post("learning-rate", "{\"value\":-1}").body())
                    .isEqualTo("{\"error\":\"value: expected a number from 0 to 1000000, got -1\"}");
            requests.post("stop", "{}");
            training.get();
        }

        assertThat(optimizer.learningRate()).isEqualTo(0.25);
    }

    @Test
    void stoppingEndsTheRunWithThatReasonAlsoWhileItPauses() throws Exception {
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        requests.post("step", "{}");
        try (Listener browser = listen(page)) {
            CompletableFuture<TrainingResult> training = train(trainer(page));
            control(browser, "\"pauses\":true", "\"step\":1,");
            requests.post("stop", "{}");

            assertThat(training.get().stopReason().description()).isEqualTo("stopped from the live page");
        }
    }

    @Test
    void aCheckpointIsSavedAlsoWhileTheRunPauses(@TempDir Path folder) throws Exception {
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        for (int i = 0; i < 3; i++) {
            requests.post("step", "{}");
        }
        try (Listener browser = listen(page)) {
            CompletableFuture<TrainingResult> training = train(trainer(page).checkpoints(Checkpoints.in(folder)));
            control(browser, "\"pauses\":true", "\"step\":3,");
            Path file = folder.resolve("checkpoint-000000000003.safetensors");
            assertThat(file).doesNotExist();
            requests.post("checkpoint", "{}");
            assertThat(control(browser, "\"notice\":\"Checkpoint")).contains("Checkpoint: " + file);
            assertThat(file).exists();
            requests.post("stop", "{}");
            training.get();
        }
    }

    @Test
    void aRunWithoutCheckpointsSaysWhatItLacks() throws Exception {
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        requests.post("pause", "{}");
        requests.post("checkpoint", "{}");
        try (Listener browser = listen(page)) {
            CompletableFuture<TrainingResult> training = train(trainer(page));
            control(browser, "\"notice\":\"No checkpoint: the training writes none; give it a folder with checkpoints");
            requests.post("stop", "{}");
            training.get();
        }
    }

    @Test
    void somebodyElseCanStopARunThatPauses() throws Exception {
        LivePage page = LivePage.start();
        new Requests(page.address()).post("pause", "{}");
        CompletableFuture<Run> run = new CompletableFuture<>();
        CompletableFuture<TrainingResult> training = train(trainer(page).callback(new Callback() {
            @Override
            public void onStart(Run started) {
                run.complete(started);
            }
        }));
        run.get().stop("enough"); // as Ctrl-C does

        assertThat(training.get().stopReason().description()).isEqualTo("enough");
    }

    @Test
    void tooManyRequestsAtOnceAreRefused() throws IOException, InterruptedException {
        LivePage page = LivePage.start();
        Requests requests = new Requests(page.address());
        for (int i = 0; i < RunControls.MOST_WAITING; i++) {
            assertThat(requests.post("pause", "{}").statusCode()).isEqualTo(204);
        }

        assertThat(requests.post("pause", "{}").body())
                .isEqualTo(
                        "{\"error\":\"too much is waiting for the step at hand to end; try again when that is done\"}");
        assertThat(requests.post("pause", "{}").statusCode()).isEqualTo(503);
        requests.post("go-on", "{}");
        page.onFailure(mock(), new IllegalStateException());
    }
}
