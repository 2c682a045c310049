package dev.gradus.core;

import dev.gradus.core.kernel.CopyKernels;
import dev.gradus.core.kernel.Parallel;
import org.jspecify.annotations.Nullable;

/** Where the elements of a tensor stand in its array. */
final class Layout {
    /** How many elements a thread copies at least. */
    private static final int PART = 1 << 15;

    private Layout() {}

    /** Whether elements stand in row-major order without gaps; strides of dimensions of size 1 do not matter. */
    static boolean isDense(Shape shape, int[] strides) {
        if (shape.elements() == 0) {
            return true;
        }
        int expected = 1;
        for (int i = strides.length - 1; i >= 0; i--) {
            int size = shape.size(i);
            if (size != 1 && strides[i] != expected) {
                return false;
            }
            expected *= size;
        }
        return true;
    }

    /** Whether several elements stand at one place of the array, as in a tensor that was broadcast. */
    static boolean isStretched(Tensor x) {
        for (int dim = 0; dim < x.rank(); dim++) {
            if (x.strides[dim] == 0 && x.size(dim) > 1 && x.elements() > 0) {
                return true;
            }
        }
        return false;
    }

    /** The strides with which a view shows a tensor in another shape; null if only a copy can. */
    static int @Nullable [] reshapedStrides(Tensor x, Shape target) {
        if (x.isContiguous()) {
            return target.strides();
        }
        int[] strides = new int[target.rank()];
        int from = 0;
        for (int i = 0; i < strides.length; i++) {
            if (target.size(i) == 1) {
                continue;
            }
            while (from < x.rank() && x.size(from) == 1) {
                from++;
            }
            if (from == x.rank() || x.size(from) != target.size(i)) {
                return null;
            }
            strides[i] = x.strides[from++];
        }
        return strides;
    }

    /** The place in the array of the element at an index. */
    static int position(Tensor x, int... index) {
        if (index.length != x.rank()) {
            throw new OperationException(
                    "index",
                    "a tensor of shape %s needs %d positions to name an element, got %d"
                            .formatted(x.shape(), x.rank(), index.length));
        }
        int position = x.offset;
        for (int i = 0; i < index.length; i++) {
            position += checkIndex(x, i, index[i]) * x.strides[i];
        }
        return position;
    }

    /** A position counted from the start of a dimension, from one that may be counted from its end. */
    static int checkIndex(Tensor x, int dim, int index) {
        int size = x.size(dim);
        if (index < -size || index >= size) {
            throw new OperationException(
                    "index",
                    "dimension %d of a tensor of shape %s has the positions %d to %d, got %d"
                            .formatted(dim, x.shape(), -size, size - 1, index));
        }
        return index < 0 ? index + size : index;
    }

    /** A dense copy of the elements in row-major order. */
    static Object copy(Tensor x) {
        Object target = x.dtype().newArray(x.elements());
        read(x, target);
        return target;
    }

    /** Writes the elements in row-major order to the front of an array of the same type. */
    static void read(Tensor x, Object target) {
        CopyKernels<Object> kernels = x.dtype().storage().copy();
        Parallel.run(x.elements(), PART, (from, to) -> {
            Runs runs = new Runs(x.shape(), x.strides, x.offset);
            runs.skip(from);
            runs.read(kernels, x.storage.array, target, from, to);
        });
    }

    /** Sets all elements of a dense tensor to a number. */
    static void fill(Tensor x, double value) {
        Object number = Tensor.scalar(value, x.dtype()).storage.array;
        x.dtype().storage().copy().fill(number, 0, x.storage.array, 0, x.elements());
    }

    /** Sets the elements from the front of an array of the same type, in row-major order. */
    static void write(Tensor x, Object source) {
        CopyKernels<Object> kernels = x.dtype().storage().copy();
        Runs runs = new Runs(x.shape(), x.strides, x.offset);
        for (int done = 0; done < x.elements(); ) {
            int count = runs.take(x.elements() - done);
            kernels.copy(source, done, 1, x.storage.array, runs.start(), runs.stride(), count);
            done += count;
        }
    }

    /** The strides with which a tensor is read as if it had the (larger) shape: 0 where it is stretched. */
    static int[] broadcastStrides(Tensor x, Shape shape) {
        int[] strides = new int[shape.rank()];
        int missing = shape.rank() - x.rank();
        for (int i = missing; i < strides.length; i++) {
            strides[i] = x.size(i - missing) == 1 ? 0 : x.strides[i - missing];
        }
        return strides;
    }
}
