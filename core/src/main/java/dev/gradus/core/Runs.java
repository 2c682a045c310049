package dev.gradus.core;

import dev.gradus.core.kernel.CopyKernels;

/**
 * Walks a strided tensor in row-major order as a sequence of runs, each a stretch of elements at one distance from each
 * other. Neighbouring dimensions that lie in one line are walked as one, so that a dense tensor is a single run.
 */
final class Runs {
    private final int[] sizes;
    private final int[] strides;
    private final int[] index;
    private final int last;
    private int position;
    private int start;

    Runs(Shape shape, int[] shapeStrides, int offset) {
        int rank = shape.rank();
        sizes = new int[Math.max(rank, 1)];
        strides = new int[sizes.length];
        int count = 0;
        for (int i = 0; i < rank; i++) {
            int size = shape.size(i);
            if (size == 1) {
                continue;
            }
            if (count > 0 && strides[count - 1] == size * shapeStrides[i]) {
                sizes[count - 1] *= size;
                strides[count - 1] = shapeStrides[i];
            } else {
                sizes[count] = size;
                strides[count] = shapeStrides[i];
                count++;
            }
        }
        if (count == 0) {
            sizes[0] = 1;
            count = 1;
        }
        last = count - 1;
        index = new int[count];
        position = offset;
    }

    /** Moves on by at most {@code most} elements, and says by how many; they begin at {@link #start()}. */
    int take(int most) {
        start = position;
        int count = Math.min(most, sizes[last] - index[last]);
        index[last] += count;
        position += count * strides[last];
        for (int dim = last; dim > 0 && index[dim] == sizes[dim]; dim--) {
            position += strides[dim - 1] - sizes[dim] * strides[dim];
            index[dim] = 0;
            index[dim - 1]++;
        }
        return count;
    }

    /** The place of the first element that was taken last. */
    int start() {
        return start;
    }

    /** The distance between the elements of a run. */
    int stride() {
        return strides[last];
    }

    /** Moves on by so many elements from the first one, wherever runs end; not beyond the last. */
    void skip(int elements) {
        int rest = elements;
        for (int dim = last; dim >= 0 && rest > 0; dim--) {
            index[dim] = dim == 0 ? rest : rest % sizes[dim];
            position += index[dim] * strides[dim];
            rest /= sizes[dim];
        }
    }

    /** Copies the next elements to the places {@code [from, to)} of the target. */
    void read(CopyKernels<Object> kernels, Object source, Object target, int from, int to) {
        for (int done = from; done < to; ) {
            int taken = take(to - done);
            if (strides[last] == 0) {
                kernels.fill(source, start, target, done, done + taken);
            } else {
                kernels.copy(source, start, strides[last], target, done, 1, taken);
            }
            done += taken;
        }
    }
}
