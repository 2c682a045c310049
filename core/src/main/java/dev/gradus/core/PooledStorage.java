package dev.gradus.core;

/**
 * A storage whose array came from a pool and goes back there when nobody holds it any more: no gradient that is on its way
 * in a backward pass, and no leaf. From a user it cannot be taken back, so what is handed to one never returns.
 */
final class PooledStorage extends Storage {
    private final ArrayPool pool;
    private int holders;
    private boolean handedOut;

    PooledStorage(Object array, ArrayPool pool) {
        super(array);
        this.pool = pool;
    }

    @Override
    void hold() {
        holders++;
    }

    @Override
    void release() {
        holders--;
        if (holders == 0 && !handedOut) {
            pool.give(array);
        }
    }

    @Override
    void handOut() {
        handedOut = true;
    }

    @Override
    boolean hasOneHolder() {
        return holders == 1 && !handedOut;
    }
}
