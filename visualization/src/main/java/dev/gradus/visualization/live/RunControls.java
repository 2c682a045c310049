package dev.gradus.visualization.live;

import dev.gradus.training.callbacks.Run;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does between two steps, on the thread that trains, what browsers ask for on others. While the run pauses, that thread waits
 * here; nothing of what the run depends on is touched, so that it ends with the same bits as one that never paused.
 */
final class RunControls {
    private static final Logger LOG = LoggerFactory.getLogger(RunControls.class);
    static final int MOST_WAITING = 64;

    /** So often a pausing run looks whether somebody else, such as Ctrl-C, wants it to stop. */
    private static final int LOOK_MILLIS = 50;

    static final String STOPPED = "stopped from the live page";

    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Consumer<ControlState> listener;

    // ---- only the thread that trains looks at these

    private boolean pauses;
    private int stepsToGo;
    private String notice = "";

    /**
     * Controls of a run that goes on.
     *
     * @param listener hears of every change, on the thread that trains
     */
    RunControls(Consumer<ControlState> listener) {
        this.listener = listener;
    }

    /**
     * Asks for something; callable from any thread.
     *
     * @return whether it will be done; else too much is waiting already
     */
    boolean ask(Request request) {
        return requests.offer(request);
    }

    /** Does what was asked for, and waits while the run is to pause. */
    void betweenSteps(Run run) {
        if (requests.isEmpty() && !pauses) {
            return;
        }
        boolean isTold = false;
        Request request = requests.poll();
        while (request != null || waits(run)) {
            if (request != null) {
                answer(request, run);
            }
            if (request != null || !isTold) {
                listener.accept(state(run));
                isTold = true;
            }
            request = waits(run) ? await(run) : requests.poll();
        }
    }

    private boolean waits(Run run) {
        return pauses && stepsToGo == 0 && !run.isAskedToStop();
    }

    private @Nullable Request await(Run run) {
        try {
            return requests.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop("interrupted");
            return null;
        }
    }

    private void answer(Request request, Run run) {
        notice = "";
        switch (request.kind()) {
            case PAUSE -> pauses = true;
            case GO_ON -> {
                pauses = false;
                stepsToGo = 0;
            }
            case STEP -> {
                pauses = true;
                stepsToGo++;
            }
            case STOP -> run.stop(STOPPED);
            case LEARNING_RATE -> {
                run.optimizer().setLearningRate(request.number());
                LOG.info("The live page has set the learning rate to {}", request.number());
            }
            case CHECKPOINT -> notice = checkpoint(run);
        }
    }

    private static String checkpoint(Run run) {
        if (!run.hasCheckpoints()) {
            return "No checkpoint: the training writes none; give it a folder with checkpoints(Checkpoints.in(folder))";
        }
        try {
            return "Checkpoint: " + run.saveCheckpoint();
        } catch (IOException e) {
            return "No checkpoint: " + e.getMessage();
        }
    }

    /** Takes note of a step. */
    void afterStep() {
        if (stepsToGo > 0) {
            stepsToGo--;
        }
    }

    /** Forgets all that was asked for, before another run. */
    void reset() {
        requests.clear();
        pauses = false;
        stepsToGo = 0;
        notice = "";
    }

    /** How things are, for those who want to know without having changed them. */
    ControlState state(Run run) {
        return new ControlState(
                pauses && stepsToGo == 0, run.step(), run.optimizer().learningRate(), run.hasCheckpoints(), notice);
    }
}
