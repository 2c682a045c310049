package dev.gradus.visualization.playground;

import dev.gradus.visualization.server.Action;
import dev.gradus.visualization.server.EventStream;
import dev.gradus.visualization.server.LocalServer;
import dev.gradus.visualization.server.Message;
import dev.gradus.visualization.server.RefusedException;
import dev.gradus.visualization.server.Snapshot;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Serves a page on which a small network learns points of the plane before one's eyes: where it sees which class, what each
 * neuron sees, and what it answers to other settings.
 *
 * <pre>{@code
 * try (Playground playground = Playground.start(0)) {
 *     log.info("Open {}", playground.address());
 *     playground.awaitClose();
 * }
 * }</pre>
 *
 * <p>The network is trained here, not in the browser, as fast as the browser draws: while nobody looks, nothing is computed.
 * Several browsers see and control the same experiment.
 */
public final class Playground implements AutoCloseable {
    /** A browser draws no more than so often a second, whatever its screen could. */
    private static final long FRAME_MILLIS = 30;

    /** However many steps a frame is to have, one is not kept waiting longer. */
    private static final long WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final List<String> SPEEDS = List.of("step", "epoch", "epochs");
    private static final int MANY_EPOCHS = 10;

    private static final int MOST_NAME = 255;
    static final int MOST_FILE_BYTES = 1 << 20;

    private volatile @Nullable PlaneFile file;
    private final EventStream events = new EventStream(this::snapshot);
    private final PlaygroundJson json = new PlaygroundJson();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LocalServer server;

    // ---- only the thread of the events looks at these

    private Experiment experiment;
    private LossCurve curve = new LossCurve();
    private boolean plays;
    private boolean isDue;
    private String speed = "epoch";
    private String notice = "";

    private Playground(int port, @Nullable PlaneFile file) throws IOException {
        this.file = file;
        this.experiment = experiment(PlaygroundSettings.start(file != null));
        look();
        Map<String, Action> actions = Map.of(
                "play",
                body -> events.execute(() -> play(true)),
                "pause",
                body -> events.execute(() -> play(false)),
                "step",
                body -> events.execute(this::stepOnce),
                "reset",
                body -> events.execute(() -> restart(experiment.settings())),
                "speed",
                this::changeSpeed,
                "settings",
                this::change,
                "file",
                Action.ofUpTo(2 * MOST_FILE_BYTES, this::open), // Base64 makes four characters of three bytes
                "drawn",
                this::drawn);
        events.whenJoined(this::schedule);
        this.server = LocalServer.start(port, PlaygroundPage::html, events, actions);
    }

    /**
     * Begins to serve the page with data that is drawn.
     *
     * @param port from 1 to 65535; 0 for one that is free
     * @throws IllegalArgumentException if there is no such port
     * @throws IOException if the port is in use
     */
    public static Playground start(int port) throws IOException {
        return new Playground(port, null);
    }

    /**
     * Begins to serve the page with data of one's own too.
     *
     * @param csv a table with a line of names, two columns of numbers, and one of classes or numbers
     * @throws IllegalArgumentException if there is no such port
     * @throws IOException if the file cannot be read, or the port is in use
     */
    public static Playground start(int port, Path csv) throws IOException {
        return new Playground(port, PlaneFile.read(csv));
    }

    // ---- what the page asks for

    private void change(Message body) throws RefusedException {
        PlaygroundSettings settings = PlaygroundSettings.read(body, file != null);
        events.execute(() -> {
            if (experiment.adopt(settings)) {
                tellAll();
            } else {
                restart(settings);
            }
        });
    }

    private void changeSpeed(Message body) throws RefusedException {
        String chosen = body.word("value", SPEEDS);
        events.execute(() -> {
            speed = chosen;
            tellAll();
        });
    }

    /** Takes the points of a file, which stay to be chosen until there is another file. */
    private void open(Message body) throws RefusedException {
        String name = body.text("name", MOST_NAME);
        byte[] bytes = body.bytes("bytes", MOST_FILE_BYTES);
        PlaneFile opened;
        try {
            opened = PlaneFile.read(name, bytes);
        } catch (IOException e) {
            throw new RefusedException(StatusCodes.UNPROCESSABLE_ENTITY, String.valueOf(e.getMessage()));
        }
        events.execute(() -> {
            file = opened;
            restart(experiment.settings().withData(PlaygroundSettings.FILE));
        });
    }

    private void drawn(Message body) throws RefusedException {
        long browser = body.whole("browser", 1, Long.MAX_VALUE);
        events.execute(() -> {
            events.drew(browser);
            schedule();
        });
    }

    // ---- on the thread of the events

    private void play(boolean on) {
        plays = on;
        notice = "";
        tellAll();
        schedule();
    }

    private void stepOnce() {
        plays = false;
        notice = "";
        experiment.step();
        if (!pauseIfDiverged()) {
            look();
        }
        tellAll();
    }

    private void restart(PlaygroundSettings settings) {
        experiment = experiment(settings);
        curve = new LossCurve();
        notice = "";
        look();
        tellAll();
        schedule();
    }

    private Experiment experiment(PlaygroundSettings settings) {
        PlaneFile own = file;
        return new Experiment(settings, own == null ? null : own.points());
    }

    /** Sees to it that there is a frame soon, if somebody waits for one. */
    private void schedule() {
        if (plays && !isDue) {
            isDue = true;
            events.later(this::frame, FRAME_MILLIS);
        }
    }

    private void frame() {
        isDue = false;
        if (!plays || !events.isFrameWanted()) {
            return;
        }
        train();
        if (pauseIfDiverged()) {
            tellAll();
        } else {
            events.publishFrame("frame", json.frame(experiment, look()));
        }
    }

    /** Pauses the training, and says why, if there is nothing more to learn from; tells whether it did. */
    private boolean pauseIfDiverged() {
        if (experiment.isFinite()) {
            return false;
        }
        plays = false;
        notice = "The weights are no numbers any more: the learning rate is too high. Lower it and begin anew.";
        return true;
    }

    /** As many steps as a frame is to have, or as there is time for. */
    private void train() {
        long steps = speed.equals("step")
                ? 1
                : (long) experiment.stepsPerEpoch() * (speed.equals("epochs") ? MANY_EPOCHS : 1);
        long end = System.nanoTime() + WORK_NANOS;
        do {
            experiment.step();
        } while (--steps > 0 && System.nanoTime() < end);
    }

    private Progress look() {
        Progress now = experiment.progress();
        curve.add(now);
        return now;
    }

    private void tellAll() {
        Snapshot now = snapshot();
        events.publish(now.name(), now.json());
        schedule();
    }

    private Snapshot snapshot() {
        return new Snapshot("state", json.state(experiment, file, curve, plays, speed, notice));
    }

    // ---- the end

    /** Where a browser on this machine finds the page; who has the address controls it. */
    public URI address() {
        return server.address();
    }

    /** Waits until somebody closes it. */
    public void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Ends. */
    @Override
    public void close() {
        server.close();
        closed.countDown();
    }
}
