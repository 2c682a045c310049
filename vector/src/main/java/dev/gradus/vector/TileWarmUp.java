package dev.gradus.vector;

import static dev.gradus.vector.Blocking.COLUMNS;
import static dev.gradus.vector.Blocking.HEIGHT_STEP;
import static dev.gradus.vector.Blocking.ROWS;
import static dev.gradus.vector.Blocking.STRIDED_ROWS;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Gets the tiles compiled in the background, so that a short program is not slower for having them.
 *
 * <p>Until the JIT compiler has seen a tile often enough, every vector is an object on the heap: the first product of 128
 * x 784 x 512 would take 0.4 s instead of 1 ms. So products run on plain loops, at a third of the speed, until a thread of
 * its own has found tiles to be fast. That costs a third of a second of two cores and 100 MiB, and is not begun before plain
 * loops have cost as much: a program that ends sooner is spared it, and any other loses no more than as much again. As
 * all ways give the same bits, it does not matter when that is.
 */
final class TileWarmUp {
    /** How many multiply-adds on plain loops cost as much as the warm-up. */
    private static final long WORTH = 1L << 33;

    /** So often tiles are tried without a pause, which is about what brings the JIT compiler to its final stage. */
    private static final int EAGER = 5_000;

    private static final int DEPTH = 16;
    private static final int MOST_ROWS = ROWS + 8;
    private static final long QUICK_NANOS = 20_000;
    private static final int QUICK_TIMES = 5;

    /** When to use tiles even so: no JIT compiler takes that long. */
    private static final long LAST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final AtomicLong WORK = new AtomicLong();
    private static volatile boolean packedIsFast;
    private static volatile boolean stridedIsFast;
    private static volatile boolean gatherIsFast;

    private final float[] a = new float[MOST_ROWS * DEPTH];
    private final float[] b = new float[2 * COLUMNS * DEPTH];
    private final float[] c = new float[MOST_ROWS * 2 * COLUMNS];
    private final int[] list = IntStream.range(0, DEPTH).map(l -> l * ROWS).toArray();

    private TileWarmUp() {}

    /** Whether {@link PackedProduct} is fast. */
    static boolean packedIsFast() {
        return packedIsFast;
    }

    /** Whether {@link StridedProduct} is fast. */
    static boolean stridedIsFast() {
        return stridedIsFast;
    }

    /** Whether {@link GatherTile} is fast. */
    static boolean gatherIsFast() {
        return gatherIsFast;
    }

    /** Says that so many multiply-adds will be done on plain loops; after many of them the warm-up begins. */
    static void takeNote(long work) {
        long after = WORK.addAndGet(work);
        if (after >= WORTH && after - work < WORTH) {
            Thread thread = new Thread(TileWarmUp::run, "gradus-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Returns when all tiles are fast. */
    static void run() {
        TileWarmUp tiles = new TileWarmUp();
        try {
            untilFast(tiles::multiplyPacked);
            packedIsFast = true;
            untilFast(tiles::multiplyStrided);
            stridedIsFast = true;
            untilFast(tiles::multiplyGathered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            packedIsFast = true;
            stridedIsFast = true;
            gatherIsFast = true;
        }
    }

    private static void untilFast(Runnable product) throws InterruptedException {
        long start = System.nanoTime();
        int quick = 0;
        for (int i = 0; quick < QUICK_TIMES && System.nanoTime() - start < LAST_NANOS; i++) {
            long before = System.nanoTime();
            product.run();
            quick = System.nanoTime() - before < QUICK_NANOS ? quick + 1 : 0;
            if (i > EAGER) {
                Thread.sleep(1);
            }
        }
    }

    /**
     * The tiles of packed panels, of each height, set and added, from both layouts of both matrices: what the JIT compiler
     * has not seen used by then, it would leave out, and begin anew when it is.
     */
    private void multiplyPacked() {
        int fewer = MOST_ROWS - 4;
        Matrix product = new Matrix(c, 0, 2 * COLUMNS, 1);
        PackedProduct.multiply(
                fewer, 2 * COLUMNS, DEPTH, new Matrix(a, 0, DEPTH, 1), new Matrix(b, 0, 2 * COLUMNS, 1), product, null);
        PackedProduct.multiply(
                MOST_ROWS,
                2 * COLUMNS,
                DEPTH,
                new Matrix(a, 0, 1, MOST_ROWS),
                new Matrix(b, 0, 1, DEPTH),
                product,
                product);
    }

    /** Each of the other tiles, whole and partial. */
    private void multiplyStrided() {
        Matrix product = new Matrix(c, 0, 2 * COLUMNS, 1);
        Matrix right = new Matrix(b, 0, 2 * COLUMNS, 1);
        StridedProduct.multiply(STRIDED_ROWS + 3, COLUMNS + 3, DEPTH, new Matrix(a, 0, DEPTH, 1), right, product, null);
        StridedProduct.multiply(
                2 * STRIDED_ROWS, COLUMNS, DEPTH, new Matrix(a, 0, 1, 2 * STRIDED_ROWS), right, product, product);
    }

    /** A few tiles of gathered columns of each height, and what is collected from them. */
    private void multiplyGathered() {
        if (Lanes.GATHER) {
            Packing.collect(a, 0, list, DEPTH, c, 0);
        }
        for (int i = 0; i < 3; i++) {
            for (int height = HEIGHT_STEP; height <= ROWS; height += HEIGHT_STEP) {
                GatherTile.multiplyVectors(height, 0, DEPTH, a, 0, list, b, 0, c, 0, COLUMNS, c, 0);
            }
        }
    }
}
