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

    /** How many bytes the page may send: enough for some settings, unless {@linkplain #ofUpTo said otherwise}. */
    default int mostBytes() {
        return 16 * 1024;
    }

    /** An action to which the page may send more, such as a file. */
    static Action ofUpTo(int mostBytes, Action action) {
        return new Action() {
            @Override
            public void handle(Message body) throws RefusedException {
                action.handle(body);
            }

            @Override
            public int mostBytes() {
                return mostBytes;
            }
        };
    }
}
