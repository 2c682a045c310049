package dev.gradus.core;

import dev.gradus.core.kernel.AdamStep;
import dev.gradus.core.kernel.MomentumStep;
import dev.gradus.core.kernel.OptimizerKernels;
import dev.gradus.core.kernel.Parallel;
import java.util.ArrayList;
import java.util.List;

/**
 * The updates of one step of an optimizer: gathered for all parameters and then run together, each in one pass over the
 * parameter, its gradient and its state.
 *
 * <pre>{@code
 * Updates updates = new Updates();
 * for (Parameter parameter : model.parameters()) {
 *     updates.descend(parameter, parameter.grad(), 1, -learningRate);
 * }
 * updates.run();
 * }</pre>
 *
 * <p>Made for {@link Autograd#noGrad()}. The parameter is float32 or float64; its gradient and state have its shape and
 * type. What is changed is contiguous and no view; until it has been run, it counts as changed already. What cannot be
 * updated is an {@link OperationException}. Results do not depend on the number of threads.
 */
public final class Updates {
    /** How many numbers a thread takes at a time, 2 to 6 µs of work; less than two of these are left to the caller. */
    private static final int PART = 1 << 14;

    private final List<Update> updates = new ArrayList<>();
    private long elements;

    /** No updates so far. */
    public Updates() {}

    /** Adds a step of gradient descent, x ← keep x + take g. */
    public void descend(Tensor x, Tensor g, double keep, double take) {
        check("descend", g, x);
        Object slope = g.denseArray();
        add(x, (from, to) -> kernels(x).descend(array(x), slope, keep, take, from, to));
    }

    /** Adds a step of gradient descent with momentum, whose velocity is v: see {@link OptimizerKernels#momentum}. */
    public void momentum(Tensor x, Tensor g, Tensor v, MomentumStep step) {
        check("momentum", g, x, v);
        Object slope = g.denseArray();
        add(x, (from, to) -> kernels(x).momentum(array(x), slope, array(v), step, from, to));
    }

    /** Adds a step of Adam, with means m of gradients and v of their squares: see {@link OptimizerKernels#adam}. */
    public void adam(Tensor x, Tensor g, Tensor m, Tensor v, AdamStep step) {
        check("adam", g, x, m, v);
        Object slope = g.denseArray();
        add(x, (from, to) -> kernels(x).adam(array(x), slope, array(m), array(v), step, from, to));
    }

    /** As {@link #adam}, with the largest v so far in h: see {@link OptimizerKernels#amsgrad}. */
    public void amsgrad(Tensor x, Tensor g, Tensor m, Tensor v, Tensor h, AdamStep step) {
        check("amsgrad", g, x, m, v, h);
        Object slope = g.denseArray();
        add(x, (from, to) -> kernels(x).amsgrad(array(x), slope, array(m), array(v), array(h), step, from, to));
    }

    /** Runs what was added, and forgets it. */
    public void run() {
        if (elements < 2 * PART) {
            runPart(0, elements);
        } else {
            int parts = Math.toIntExact((elements + PART - 1) / PART);
            Parallel.run(parts, part -> runPart((long) part * PART, Math.min((part + 1L) * PART, elements)));
        }
        updates.clear();
        elements = 0;
    }

    /** Runs a part of all updates, whose elements are counted on from one to the next. */
    private void runPart(long from, long to) {
        for (int i = indexAt(from); i < updates.size() && updates.get(i).start() < to; i++) {
            updates.get(i).run(from, to);
        }
    }

    /** The first update that does not end before an element. */
    private int indexAt(long element) {
        int low = 0;
        int high = updates.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (updates.get(middle).end() <= element) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private interface Range {
        void run(int from, int to);
    }

    /** An update of the elements {@code [start, end)} of all. */
    private record Update(long start, long end, Range range) {
        void run(long from, long to) {
            range.run((int) (Math.max(from, start) - start), (int) (Math.min(to, end) - start));
        }
    }

    private void add(Tensor x, Range range) {
        updates.add(new Update(elements, elements + x.elements(), range));
        elements += x.elements();
    }

    private static void check(String operation, Tensor g, Tensor x, Tensor... state) {
        if (!x.dtype().isFloating()) {
            throw new OperationException(operation, "a parameter is float32 or float64, got %s".formatted(x.dtype()));
        }
        checkFits(operation, x, g);
        InPlace.checkUpdatable(operation, x);
        for (Tensor other : state) {
            checkFits(operation, x, other);
            InPlace.checkUpdatable(operation, other);
        }
        x.storage.changedBy(operation);
        for (Tensor other : state) {
            other.storage.changedBy(operation);
        }
    }

    private static void checkFits(String operation, Tensor x, Tensor other) {
        if (!other.shape().equals(x.shape()) || other.dtype() != x.dtype()) {
            throw new OperationException(
                    operation,
                    "gradient and state must be %s of shape %s as the parameter, got %s of shape %s"
                            .formatted(x.dtype(), x.shape(), other.dtype(), other.shape()));
        }
    }

    private static Object array(Tensor x) {
        return x.storage.array;
    }

    private static OptimizerKernels<Object> kernels(Tensor x) {
        return x.dtype().floating().optimizer();
    }
}
