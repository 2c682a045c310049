package dev.gradus.visualization.server;

import com.google.common.util.concurrent.ThreadFactoryBuilder;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells any number of browsers of events, by server-sent events: first a snapshot, then what follows.
 *
 * <p>It has one thread, on which everything happens one after the other: so a snapshot and the events after it fit together
 * without a lock. Who {@linkplain #execute lets it do something} never waits. A browser that lost its connection for a moment
 * gets what it missed, if that is still there, else a snapshot; one that does not keep up is dropped, and one more
 * than {@value #MOST_BROWSERS} is refused.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML: Server-sent events</a>
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    static final int MOST_BROWSERS = 16;
    /** The newest is refused, not the oldest sent away: that one would come again and send away the next, for ever. */
    private static final String TOO_MANY =
            "%d browser windows show this page already; close one of them, then load this page again"
                    .formatted(MOST_BROWSERS);

    private static final int KEPT_CHARACTERS = 1 << 20;
    private static final int HEARTBEAT_MILLIS = 10_000;
    private static final int RETRY_MILLIS = 1_000;
    private static final int LAST_WORDS_MILLIS = 2_000;

    /** Told apart from another stream at the same address, whose numbers mean other events. */
    private final String name = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);

    private final Supplier<Snapshot> snapshot;
    private final int heartbeatMillis;
    private final ScheduledExecutorService thread;
    private final List<Browser> browsers = new CopyOnWriteArrayList<>();
    private final Deque<Event> kept = new ArrayDeque<>();
    private long keptCharacters;
    private long last;
    private long lastBrowser;
    private volatile Runnable whenJoined = () -> {};

    /**
     * A stream that nobody listens to yet.
     *
     * @param snapshot all that there is to know now; asked for on the stream's own thread
     */
    public EventStream(Supplier<Snapshot> snapshot) {
        this(snapshot, HEARTBEAT_MILLIS);
    }

    /** A stream that shows so often that it is alive. */
    EventStream(Supplier<Snapshot> snapshot, int heartbeatMillis) {
        this.snapshot = snapshot;
        this.heartbeatMillis = heartbeatMillis;
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1,
                new ThreadFactoryBuilder()
                        .setNameFormat("gradus-events")
                        .setDaemon(true)
                        .build());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRemoveOnCancelPolicy(true);
        this.thread = executor;
    }

    /** Has something done on the stream's thread whenever a browser begins to listen; to be said before any can. */
    public void whenJoined(Runnable action) {
        whenJoined = action;
    }

    // ---- from any thread

    /** Does something soon on the stream's thread, such as publishing an event; nothing any more once it is closed. */
    public void execute(Runnable action) {
        try {
            thread.execute(() -> run(action));
        } catch (RejectedExecutionException e) {
            LOG.debug("an event after the end", e);
        }
    }

    /** Does something again and again on the stream's thread, with a rest between. */
    public void repeat(Runnable action, long millis) {
        Future<?> unused = thread.scheduleWithFixedDelay(() -> run(action), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Does something on the stream's thread after a while; nothing any more once it is closed. */
    public void later(Runnable action, long millis) {
        try {
            Future<?> unused = thread.schedule(() -> run(action), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("an event after the end", e);
        }
    }

    /** What fails for one event must not silence those that follow. */
    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("An event could not be told", e);
        }
    }

    /** Whether anybody listens. */
    public boolean hasListeners() {
        return listeners() > 0;
    }

    /** How many listen. */
    long listeners() {
        return browsers.stream().filter(Browser::isOpen).count();
    }

    // ---- on the stream's thread

    /** Tells everybody. */
    public void publish(String event, String json) {
        Event told = next(event, json);
        keep(told);
        browsers.removeIf(browser -> !browser.isOpen());
        browsers.forEach(browser -> browser.send(told));
    }

    private Event next(String event, String json) {
        last++;
        return new Event(event, json, id(last));
    }

    private String id(long number) {
        return name + "-" + number;
    }

    private void keep(Event event) {
        kept.addLast(event);
        keptCharacters += event.json().length();
        while (keptCharacters > KEPT_CHARACTERS) {
            keptCharacters -= kept.removeFirst().json().length();
        }
    }

    /** Whether somebody has drawn all pictures that were sent. */
    public boolean isFrameWanted() {
        return hasListeners() && browsers.stream().anyMatch(Browser::isReadyForFrame);
    }

    /** Shows a picture to those who have drawn the one before; a picture that is missed is no loss. */
    public void publishFrame(String event, String json) {
        Event frame = new Event(event, json, id(last));
        browsers.stream().filter(Browser::isReadyForFrame).forEach(browser -> browser.sendFrame(frame));
    }

    /**
     * Takes note that a browser has drawn its picture.
     *
     * @param browser the number that it was greeted with
     */
    public void drew(long browser) {
        browsers.stream().filter(each -> each.id() == browser).forEach(Browser::drew);
    }

    /** Lets a browser listen, or tells it why not. */
    void join(ServerSentEventConnection connection, @Nullable String seen) {
        execute(() -> {
            Browser browser = new Browser(++lastBrowser, connection);
            browsers.removeIf(other -> !other.isOpen());
            if (browsers.size() >= MOST_BROWSERS) {
                LOG.warn("{} browsers listen; another one is refused", MOST_BROWSERS);
                browser.sendLast(new Event("refused", "{\"reason\":\"%s\"}".formatted(TOO_MANY), id(last)));
                return;
            }
            connection.setKeepAliveTime(heartbeatMillis);
            connection.sendRetry(RETRY_MILLIS);
            browser.send(new Event("hello", "{\"browser\":%d}".formatted(browser.id()), id(last)));
            missed(seen).forEach(browser::send);
            browsers.add(browser);
            whenJoined.run();
        });
    }

    private List<Event> missed(@Nullable String seen) {
        if (id(last).equals(seen)) {
            return List.of();
        }
        List<Event> after = new ArrayList<>();
        boolean isThere = false;
        for (Event event : kept) {
            if (isThere) {
                after.add(event);
            }
            isThere |= event.id().equals(seen);
        }
        if (isThere && after.size() < Browser.MOST_WAITING / 2) {
            return after;
        }
        Snapshot now = snapshot.get();
        return List.of(new Event(now.name(), now.json(), id(last)));
    }

    /** Lets the network take what was told, for up to two seconds, and ends. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_WORDS_MILLIS);
            while (System.nanoTime() < end && browsers.stream().anyMatch(each -> each.isOpen() && !each.hasAll())) {
                Thread.sleep(5);
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
        browsers.forEach(Browser::close);
    }
}
