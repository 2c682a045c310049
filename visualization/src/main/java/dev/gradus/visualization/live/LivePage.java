package dev.gradus.visualization.live;

import dev.gradus.training.callbacks.Callback;
import dev.gradus.training.callbacks.Run;
import dev.gradus.training.checkpoint.CheckpointPart;
import dev.gradus.training.checkpoint.PartState;
import dev.gradus.training.history.EpochRecord;
import dev.gradus.training.history.ValidationRecord;
import dev.gradus.training.stopping.StopReason;
import dev.gradus.visualization.live.Request.Kind;
import dev.gradus.visualization.report.RunRecorder;
import dev.gradus.visualization.server.Action;
import dev.gradus.visualization.server.EventStream;
import dev.gradus.visualization.server.LocalServer;
import dev.gradus.visualization.server.RefusedException;
import dev.gradus.visualization.server.Snapshot;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a training in a browser while it goes on: the page of {@link dev.gradus.visualization.report.RunReport}, with buttons
 * to pause, go on, make a single step, stop, change the learning rate and save a checkpoint.
 *
 * <pre>{@code
 * LivePage page = LivePage.start();
 * System.out.println(page.address());
 * Trainer.of(model, loss, optimizer).epochs(20).callback(page).fit(loader);
 * }</pre>
 *
 * <p>The page is served on this machine alone, to whoever has its address: that contains a token which is drawn anew each
 * time, and stands in the log. What browsers ask for is done between two steps, on the thread that trains; which also hands
 * over numbers, and does nothing else for the page. The run ends with the same bits as without the page, also if it was
 * paused meanwhile. When it ends, browsers keep what they have, and the server ends too; where no training comes, {@link
 * #close()} ends it.
 */
public final class LivePage implements Callback, CheckpointPart, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LivePage.class);

    /** So often a page gets what is new. */
    private static final int CHANGES_MILLIS = 250;

    private static final Pattern SECONDS = Pattern.compile("\"seconds\":[^,}]*");
    private static final double HIGHEST_RATE = 1e6;

    private final RunRecorder recorder;
    private int port;
    private final RunControls controls = new RunControls(this::changed);
    private volatile @Nullable Served served;

    /** What there is between two runs' ends: a server and its events. */
    private record Served(LocalServer server, EventStream events) {}

    // ---- only the thread of the events looks at these

    private ControlState control = ControlState.BEFORE;
    private long toldStep;
    private String told = "";

    private LivePage(int port, RunRecorder recorder) {
        this.port = port;
        this.recorder = recorder.watchedWhen(this::isWatched);
        open();
    }

    /**
     * A page at a port that is free.
     *
     * @throws UncheckedIOException if there is none
     */
    public static LivePage start() {
        return on(0);
    }

    /**
     * A page at a port.
     *
     * @param port from 1 to 65535; 0 for one that is free
     * @throws IllegalArgumentException if there is no such port
     * @throws UncheckedIOException if it is in use
     */
    public static LivePage on(int port) {
        return on(port, new RunRecorder());
    }

    /**
     * A page of what a recorder gathers, which can be asked for a report in the end.
     *
     * @param port from 1 to 65535; 0 for one that is free
     * @param recorder is called by the page, so that it is not to be a callback of the trainer besides
     * @throws IllegalArgumentException if there is no such port
     * @throws UncheckedIOException if it is in use
     */
    public static LivePage on(int port, RunRecorder recorder) {
        return new LivePage(port, Objects.requireNonNull(recorder));
    }

    private void open() {
        EventStream events = new EventStream(this::snapshot);
        try {
            LocalServer server = LocalServer.start(port, () -> LiveHtml.of(recorder), events, actions());
            port = server.address().getPort();
            served = new Served(server, events);
            events.repeat(() -> publishChanges(events), CHANGES_MILLIS);
            LOG.info("The training can be watched at {}", server.address());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Where a browser on this machine finds the page; who has the address can control the training.
     *
     * @throws IllegalStateException if the training has ended, and the server with it
     */
    public URI address() {
        Served now = served;
        if (now == null) {
            throw new IllegalStateException("LivePage: the training has ended, and its page is no longer served");
        }
        return now.server.address();
    }

    private boolean isWatched() {
        Served now = served;
        return now != null && now.events.hasListeners();
    }

    // ---- what browsers ask for, on threads of the server

    private Map<String, Action> actions() {
        return Map.of(
                "pause", body -> ask(Request.of(Kind.PAUSE)),
                "go-on", body -> ask(Request.of(Kind.GO_ON)),
                "step", body -> ask(Request.of(Kind.STEP)),
                "stop", body -> ask(Request.of(Kind.STOP)),
                "checkpoint", body -> ask(Request.of(Kind.CHECKPOINT)),
                "learning-rate", body -> ask(new Request(Kind.LEARNING_RATE, body.number("value", 0, HIGHEST_RATE))));
    }

    private void ask(Request request) throws RefusedException {
        if (!controls.ask(request)) {
            throw new RefusedException(
                    StatusCodes.SERVICE_UNAVAILABLE,
                    "too much is waiting for the step at hand to end; try again when that is done");
        }
    }

    // ---- what browsers are told, on the thread of the events

    private Snapshot snapshot() {
        return new Snapshot("run", "{\"control\":%s,\"run\":%s}".formatted(control.json(), recorder.json()));
    }

    private void publishChanges(EventStream events) {
        if (!events.hasListeners()) {
            return;
        }
        // From the last step on once more: its epoch's record and validation come after it.
        String changes = recorder.changes(toldStep - 1);
        String timeless = SECONDS.matcher(changes).replaceFirst("");
        if (!timeless.equals(told)) {
            told = timeless;
            toldStep = RunHead.of(changes).step();
            events.publish("changes", changes);
        }
    }

    // ---- the run, on the thread that trains

    private void changed(ControlState state) {
        execute(events -> {
            control = state;
            // A page that shows a pause is to show all that was before it.
            publishChanges(events);
            events.publish("control", state.json());
        });
    }

    private void execute(Consumer<EventStream> action) {
        Served now = served;
        if (now != null) {
            now.events.execute(() -> action.accept(now.events));
        }
    }

    @Override
    public void onStart(Run run) {
        if (served == null) {
            openAgain();
        }
        recorder.onStart(run);
        ControlState state = controls.state(run);
        execute(events -> {
            control = state;
            toldStep = state.step();
            Snapshot all = snapshot();
            events.publish(all.name(), all.json());
        });
    }

    /** A page is not worth a training: where the port of the first one is taken by now, this one goes on unseen. */
    private void openAgain() {
        try {
            open();
        } catch (UncheckedIOException e) {
            LOG.warn("The training goes on without its live page: {}", e.getMessage(), e);
        }
    }

    @Override
    public void betweenSteps(Run run) {
        controls.betweenSteps(run);
    }

    @Override
    public void onBatchStart(Run run) {
        recorder.onBatchStart(run);
    }

    @Override
    public void afterBackward(Run run) {
        recorder.afterBackward(run);
    }

    @Override
    public void afterStep(Run run) {
        recorder.afterStep(run);
        controls.afterStep();
    }

    @Override
    public void onBatchEnd(Run run) {
        recorder.onBatchEnd(run);
    }

    @Override
    public void onValidation(Run run, ValidationRecord validation) {
        recorder.onValidation(run, validation);
    }

    @Override
    public void onEpochEnd(Run run, EpochRecord epoch) {
        recorder.onEpochEnd(run, epoch);
    }

    @Override
    public void onEnd(Run run, StopReason reason) {
        recorder.onEnd(run, reason);
        close();
    }

    @Override
    public void onFailure(Run run, Throwable failure) {
        recorder.onFailure(run, failure);
        close();
    }

    // ---- in a checkpoint, by which the page goes on in the same curves

    @Override
    public boolean isOptional() {
        return recorder.isOptional();
    }

    /** A run may go on with a page where there was a recorder, and the other way. */
    @Override
    public String kind() {
        return recorder.kind();
    }

    @Override
    public PartState state() {
        return recorder.state();
    }

    @Override
    public void restore(PartState state) {
        recorder.restore(state);
    }

    /**
     * Tells browsers the last numbers and that there are no more, and ends the server, as the end of the training does; what
     * is trained goes on.
     */
    @Override
    public void close() {
        Served now = served;
        if (now != null) {
            now.events.execute(() -> {
                publishChanges(now.events);
                now.events.publish("end", "{}");
            });
            served = null;
            now.server.close();
            controls.reset(); // what was asked for too late must not be done to the next run
        }
    }
}
