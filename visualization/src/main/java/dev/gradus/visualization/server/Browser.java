package dev.gradus.visualization.server;

import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import java.util.concurrent.atomic.AtomicInteger;
import org.xnio.IoUtils;

/** A browser that listens to the events, and what is on its way to it. */
final class Browser implements EventCallback {
    /** A browser that is so many events behind is gone, or will not catch up; it may come again and get a snapshot. */
    static final int MOST_WAITING = 256;

    private final long id;
    private final ServerSentEventConnection connection;
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean drew = true;

    Browser(long id, ServerSentEventConnection connection) {
        this.id = id;
        this.connection = connection;
    }

    long id() {
        return id;
    }

    boolean isOpen() {
        return connection.isOpen();
    }

    /** Sends an event, which waits until the network takes it; or gives the browser up if too many do. */
    void send(Event event) {
        if (waiting.get() >= MOST_WAITING) {
            close();
        } else if (isOpen()) {
            waiting.incrementAndGet();
            connection.send(event.json(), event.name(), event.id(), this);
        }
    }

    /** Sends an event, and ends the connection when the network has taken it. */
    void sendLast(Event event) {
        send(event);
        connection.shutdown();
    }

    // ---- pictures, of which only one is on its way at once

    boolean isReadyForFrame() {
        return drew;
    }

    void sendFrame(Event event) {
        drew = false;
        send(event);
    }

    void drew() {
        drew = true;
    }

    // ---- what became of it

    /** Whether all was taken by the network that was sent. */
    boolean hasAll() {
        return waiting.get() == 0;
    }

    void close() {
        IoUtils.safeClose(connection);
    }

    @Override
    public void done(ServerSentEventConnection from, String data, String event, String id) {
        waiting.decrementAndGet();
    }

    @Override
    public void failed(
            ServerSentEventConnection from, String data, String event, String id, java.io.IOException problem) {
        waiting.decrementAndGet();
    }
}
