package dev.gradus.visualization.server;

/** What a page can ask for; called on a thread of the server, which it must not keep waiting. */
@FunctionalInterface
public interface Action {
    /**
     * Does it, or sees to it that it is done.
     *
     * @param body what the page sent
     * @throws RefusedException if it cannot be done
     */
    void handle(Message body) throws RefusedException;
}
