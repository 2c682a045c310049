package dev.gradus.core;

import dev.gradus.core.kernel.Parallel;

/**
 * Runs a kernel over two operands that are stretched to one shape.
 *
 * <p>A kernel wants the same index on every array. Dense operands of the output's shape have it already; others are
 * brought into line a block at a time, in buffers that stay in the first-level cache.
 */
final class Broadcast {
    private static final int BLOCK = 2048;

    /** How many elements a thread computes at least: some blocks. */
    private static final int PART = 16 * BLOCK;

    private Broadcast() {}

    /** A kernel over two arrays. */
    interface Kernel {
        /** Computes the index range {@code [from, to)} of operands of a type. */
        void run(DType type, Object x, Object y, Object out, int from, int to);
    }

    /** Computes into a dense output, whose shape is the broadcast one. */
    static void run(Kernel kernel, Tensor x, Tensor y, Tensor out) {
        boolean isSmall = out.elements() <= BLOCK;
        if (isSmall || (isAligned(x, out) && isAligned(y, out))) {
            kernel.run(x.dtype(), aligned(x, out), aligned(y, out), out.storage.array, 0, out.elements());
        } else {
            runInBlocks(kernel, x, y, out);
        }
    }

    private static Object aligned(Tensor x, Tensor out) {
        if (isAligned(x, out)) {
            return x.storage.array;
        }
        if (x.elements() != 1) {
            return new BroadcastTo(out.shape()).view(x).denseArray();
        }
        int size = out.elements();
        Object repeated = x.dtype().newArray(size);
        x.dtype().storage().copy().fill(x.storage.array, x.offset, repeated, 0, size);
        return repeated;
    }

    private static boolean isAligned(Tensor x, Tensor out) {
        return x.isDense() && x.shape().equals(out.shape());
    }

    private static void runInBlocks(Kernel kernel, Tensor x, Tensor y, Tensor out) {
        Parallel.run(out.elements(), PART, (from, to) -> runInBlocks(kernel, x, y, out, from, to));
    }

    private static void runInBlocks(Kernel kernel, Tensor x, Tensor y, Tensor out, int from, int to) {
        int size = Math.min(BLOCK, to - from);
        Object xBlock = x.dtype().newArray(size);
        Object yBlock = y.dtype().newArray(size);
        Object outBlock = out.dtype() == x.dtype() ? xBlock : out.dtype().newArray(size);
        Runs xRuns = runs(x, out, from);
        Runs yRuns = runs(y, out, from);
        for (int done = from; done < to; done += size) {
            int count = Math.min(size, to - done);
            xRuns.read(x.dtype().storage().copy(), x.storage.array, xBlock, 0, count);
            yRuns.read(y.dtype().storage().copy(), y.storage.array, yBlock, 0, count);
            kernel.run(x.dtype(), xBlock, yBlock, outBlock, 0, count);
            out.dtype().storage().copy().copy(outBlock, 0, 1, out.storage.array, done, 1, count);
        }
    }

    private static Runs runs(Tensor x, Tensor out, int from) {
        Runs runs = new Runs(out.shape(), Layout.broadcastStrides(x, out.shape()), x.offset);
        runs.skip(from);
        return runs;
    }
}
