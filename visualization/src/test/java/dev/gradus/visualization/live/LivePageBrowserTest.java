package dev.gradus.visualization.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import dev.gradus.layers.Tanh;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.training.Trainer;
import dev.gradus.training.TrainingResult;
import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.Checkpoints;
import dev.gradus.training.data.Batch;
import dev.gradus.training.data.DataLoader;
import dev.gradus.training.data.TensorDataset;
import dev.gradus.training.metrics.Metrics;
import dev.gradus.training.progress.Progress;
import dev.gradus.visualization.browser.Browser;
import dev.gradus.visualization.browser.BrowserTest;
import dev.gradus.visualization.report.RunRecorder;
import dev.gradus.visualization.server.EventStream;
import dev.gradus.visualization.server.Listener;
import dev.gradus.visualization.server.LocalServer;
import dev.gradus.visualization.server.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser, on a training that really runs. */
@BrowserTest
class LivePageBrowserTest {
    private static final String STATUS = "document.getElementById('live-status').textContent";

    private final AtomicLong steps = new AtomicLong();
    private final Layer model = Sequential.of(new Dense(2, 8), new Tanh(), new Dense(8, 1));
    private final Optimizer optimizer = new Adam(model.parameters(), 0.01);

    /** Goes on until somebody stops it. */
    private Trainer trainer(LivePage page) {
        Tensor held = Tensor.randn(new Generator(2), 50, 2);
        return Trainer.of(model, new BCEWithLogitsLoss(), optimizer)
                .epochs(1_000_000)
                .validateWith(new DataLoader(labelled(held), 50))
                .progress(Progress.off())
                .callback(new Callback() {
                    @Override
                    public void afterStep(Run run) {
                        steps.set(run.step());
                    }
                })
                .callback(page);
    }

    private static TensorDataset labelled(Tensor points) {
        return new TensorDataset(points, points.square().sum(1, true).gt(1).to(DType.FLOAT32));
    }

    private static CompletableFuture<TrainingResult> train(Trainer trainer) {
        DataLoader loader = new DataLoader(labelled(Tensor.randn(new Generator(1), 200, 2)), 20).shuffle(3);
        return CompletableFuture.supplyAsync(() -> trainer.fit(loader), action -> {
            Thread thread = new Thread(action, "training");
            thread.setDaemon(true);
            thread.start();
        });
    }

    private static Browser isReady(Browser browser) {
        return browser.await("!document.getElementById('live-pause').disabled");
    }

    private static Browser click(Browser browser, String button) {
        browser.run("document.querySelector(arguments[0]).scrollIntoView()", button);
        return browser.click(button);
    }

    @Test
    void showsATrainingAndControlsIt(Browser browser, @TempDir Path folder) throws Exception {
        LivePage page = LivePage.start();
        browser.open(page.address());
        browser.await("document.getElementById('stop-reason').textContent.includes('has not started')");
        CompletableFuture<TrainingResult> training =
                train(trainer(page).checkpoints(Checkpoints.in(folder).everyEpochs(1_000_000)));

        // numbers arrive
        isReady(browser).await("document.querySelector('#chart-loss')?.chart.lines[0].x.length > 1");

        // pause really pauses
        click(browser, "#live-pause").await(STATUS + ".startsWith('Paused after step')");
        long paused = steps.get();
        assertThat(browser.text("#live-status"))
                .isEqualTo("Paused after step %,d.".formatted(paused))
                .isNotEmpty();
        Thread.sleep(200); // many steps, if it went on
        assertThat(steps.get()).isEqualTo(paused);
        assertThat(browser.text("#live-pause")).isEqualTo("Go on");

        // a step is one step
        click(browser, "#live-step").await("%s === 'Paused after step %,d.'".formatted(STATUS, paused + 1));
        assertThat(steps.get()).isEqualTo(paused + 1);

        // the learning rate is the optimizer's
        browser.run(
                "const rate = document.getElementById('live-rate'); rate.value = '0.003'; rate.dispatchEvent(new Event('input'))");
        click(browser, "#live-rate-form button");
        while (optimizer.learningRate() != 0.003) {
            Thread.sleep(5);
        }

        // a checkpoint is a file
        click(browser, "#live-checkpoint").await(STATUS + ".startsWith('Checkpoint')");
        assertThat(folder.resolve("checkpoint-%012d.safetensors".formatted(paused + 1)))
                .exists();

        browser.screenshot("live-light");
        browser.dark(true).screenshot("live-dark");
        browser.size(360, 800).screenshot("live-narrow");
        assertThat(browser.number("document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
        browser.size(1280, 900);

        // it goes on, and stops with that reason
        click(browser, "#live-pause").await(STATUS + " === ''");
        while (steps.get() <= paused + 1) {
            Thread.sleep(5);
        }
        click(browser, "#live-stop");
        click(browser, "#live-no");
        assertThat(training).isNotDone();
        click(browser, "#live-stop");
        click(browser, "#live-yes");
        assertThat(training.get().stopReason().description()).isEqualTo("stopped from the live page");

        // the page stays
        browser.await(STATUS + ".startsWith('The training has ended: stopped from the live page')");
        assertThat(browser.find("#live-pause").isEnabled()).isFalse();
        assertThat(browser.number("document.querySelector('#chart-loss').chart.lines[0].x.length"))
                .isGreaterThan(1);
        assertThat(browser.errors()).isEmpty();
    }

    private static Batch threeClasses() {
        Tensor points = Tensor.randn(new Generator(2), 90, 2);
        return new Batch(points, points.gt(0).to(DType.INT64).sum(1));
    }

    /** Who reads a table that changes does not lose the focus, nor the cell. */
    @Test
    void aTableChangesInItsPlace(Browser browser) throws Exception {
        Batch batch = threeClasses();
        Layer classifier = new Dense(2, 3);
        RunRecorder recorder = new RunRecorder().every(1).predictions(List.of(batch));
        LivePage page = LivePage.on(0, recorder);
        CompletableFuture<TrainingResult> training = CompletableFuture.supplyAsync(
                () -> Trainer.of(classifier, new CrossEntropyLoss(), new SGD(classifier.parameters(), 0.1))
                        .epochs(1_000_000)
                        .progress(Progress.off())
                        .callback(page)
                        .afterEpoch(epoch -> LockSupport.parkNanos(10_000_000)) // leaves the processors to the browser
                        .fit(List.of(batch)),
                action -> new Thread(action, "training").start());
        isReady(browser.open(page.address())).await("document.getElementById('confusion') !== null");

        browser.run("""
                document.querySelector("#chart-loss details").open = true;
                window.frame = document.querySelector("#predictions .table-frame");
                window.cell = document.querySelector("#confusion td.confusion-cell span");
                window.told = document.querySelector("#predictions p").textContent;
                window.frame.focus();""");
        browser.await("document.querySelector('#predictions p').textContent !== window.told");
        assertThat(browser.run("return document.activeElement === window.frame && window.cell.isConnected"))
                .isEqualTo(true);

        browser.run("""
                window.frame = document.querySelector("#chart-loss .table-frame");
                window.told = window.frame.textContent;
                window.frame.focus();""");
        browser.await("document.querySelector('#chart-loss .table-frame').textContent !== window.told");
        assertThat(browser.run("return document.activeElement === window.frame"))
                .isEqualTo(true);

        click(browser, "#live-stop");
        click(browser, "#live-yes");
        training.get();
        assertThat(browser.errors()).isEmpty();
    }

    /** What is only known after the first epoch has its place among what was there before. */
    @Test
    void chartsComeInTheSameOrderWheneverTheyAreHeardOf(Browser browser) throws Exception {
        Batch batch = threeClasses();
        Layer classifier = new Dense(2, 3);
        RunRecorder recorder = new RunRecorder().every(1);
        List<String> states = new ArrayList<>();
        Trainer.of(classifier, new CrossEntropyLoss(), new SGD(classifier.parameters(), 0.1))
                .epochs(1)
                .metric(Metrics.accuracy())
                .progress(Progress.off())
                .callback(recorder)
                .callback(new Callback() {
                    @Override
                    public void onBatchEnd(Run run) {
                        states.add(recorder.json());
                    }
                })
                .fit(List.of(batch));
        states.add(recorder.json());
        EventStream events = new EventStream(() -> new Snapshot("nothing", "{}"));
        try (LocalServer server = LocalServer.start(0, () -> LiveHtml.of(new RunRecorder()), events, Map.of())) {
            browser.open(server.address()).await("document.getElementById('live-controls').dataset.state === 'open'");
            for (String state : states) {
                events.execute(() -> events.publish(
                        "run", "{\"control\":%s,\"run\":%s}".formatted(ControlState.BEFORE.json(), state)));
                browser.await("document.getElementById('chart-loss') !== null");
            }
            browser.await("document.getElementById('chart-metric-accuracy') !== null");

            assertThat(browser.run(
                            "return [...document.querySelectorAll('.chart')].map((chart) => chart.id).join(' ')"))
                    .isEqualTo(
                            "chart-loss chart-metric-accuracy chart-learning-rate chart-gradient-norm chart-gradient-size chart-update-ratio");
        }
    }

    /** A program that was killed, and started anew at the same port. */
    @Test
    void aPageOfAnEarlierRunSaysWhatToDo(Browser browser) throws Exception {
        EventStream events = new EventStream(() -> new Snapshot("nothing", "{}"));
        LocalServer server = LocalServer.start(0, () -> LiveHtml.of(new RunRecorder()), events, Map.of());
        int port = server.address().getPort();
        browser.open(server.address()).await("document.getElementById('live-controls').dataset.state === 'open'");
        server.close();
        browser.await(STATUS + ".includes('This page tries again')");
        try (LivePage page = LivePage.on(port)) {
            browser.await(STATUS + ".includes('not told anything more')");

            assertThat(browser.text("#live-status"))
                    .isEqualTo(
                            "This page is not told anything more: another run is there now, or this page's address is not whole. Open the address that the program printed last.");
            browser.open(page.address()).await("document.getElementById('live-controls').dataset.state === 'open'");
        }
    }

    @Test
    void oneWindowTooManyIsToldWhy(Browser browser) throws Exception {
        List<Listener> others = new ArrayList<>();
        try (LivePage page = LivePage.start()) {
            for (int i = 0; i < 16; i++) {
                others.add(Listener.at(page.address()));
                others.get(i).next("run");
            }
            browser.open(page.address()).await(STATUS + ".length > 0");

            assertThat(browser.text("#live-status"))
                    .isEqualTo(
                            "This page is not told anything more: 16 browser windows show this page already; close one of them, then load this page again.");
            assertThat(browser.errors()).isEmpty();
        } finally {
            others.forEach(Listener::close);
        }
    }

    @Test
    void aRunWithoutCheckpointsSaysSoAtItsButton(Browser browser) throws Exception {
        LivePage page = LivePage.start();
        CompletableFuture<TrainingResult> training = train(trainer(page));
        isReady(browser.open(page.address()));

        assertThat(browser.find("#live-checkpoint").isEnabled()).isFalse();
        assertThat(browser.text("#live-checkpoint-lack"))
                .isEqualTo("No checkpoint can be saved: this training has no folder for them.");
        click(browser, "#live-stop");
        click(browser, "#live-yes");
        training.get();
        browser.await(STATUS + ".startsWith('The training has ended')");
        assertThat(browser.errors()).isEmpty();
    }
}
