package dev.gradus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Picking by several index tensors at once, as NumPy defines it. The indexed dimensions are brought together and taken for
 * a single one, of which whole slices are picked.
 */
final class AdvancedIndex {
    private final String operation;
    private final Shape shape;
    private final List<Integer> dims = new ArrayList<>();
    private final List<Tensor> indices = new ArrayList<>();
    private final Shape picked;

    /** The order of dimensions in which the indexed ones are neighbours. */
    private final int[] order;

    /** Where the indexed dimensions begin in that order. */
    private final int place;

    private AdvancedIndex(String operation, Shape shape, @Nullable Tensor... tensors) {
        this.operation = operation;
        this.shape = shape;
        int dim = 0;
        for (Tensor tensor : tensors) {
            dim += tensor == null ? 1 : add(dim, tensor);
        }
        if (dim > shape.rank()) {
            throw tooMany(dim);
        }
        Shape common = Shape.of();
        for (Tensor index : indices) {
            common = Shape.broadcast(operation, common, index.shape());
        }
        picked = common;
        int first = dims.isEmpty() ? 0 : dims.get(0);
        boolean together = dims.isEmpty() || dims.get(dims.size() - 1) - first == dims.size() - 1;
        place = together ? first : 0;
        order = together ? Permute.identity(shape.rank()) : indexedFirst();
    }

    static Tensor pick(Tensor x, @Nullable Tensor... indices) {
        AdvancedIndex index = new AdvancedIndex("index", x.shape(), indices);
        return index.together(x)
                .indexSelect(index.place, index.positions())
                .reshape(index.withMiddle(index.picked.toArray()));
    }

    static Tensor put(Tensor x, Tensor values, boolean accumulate, @Nullable Tensor... indices) {
        AdvancedIndex index = new AdvancedIndex("indexPut", x.shape(), indices);
        long[] positions = index.positions();
        Tensor stretched = values.to(x.dtype())
                .broadcastTo(index.withMiddle(index.picked.toArray()))
                .reshape(index.withMiddle(positions.length));
        Tensor target = index.together(x);
        Tensor result = accumulate
                ? target.add(new IndexAdd(index.place, Tensor.of(positions), target.size(index.place)).apply(stretched))
                : Masks.replace(target, index.place, positions, stretched);
        return index.apart(result);
    }

    /** Takes an index of the dimension, or of several from it on if it is a mask, and says of how many. */
    private int add(int dim, Tensor tensor) {
        if (tensor.dtype() == DType.BOOL) {
            return addMask(dim, tensor);
        }
        dims.add(dim);
        indices.add(IndexOperation.checkIndex(operation, tensor));
        return 1;
    }

    private int addMask(int dim, Tensor mask) {
        int rank = mask.rank();
        boolean fits = rank > 0 && dim + rank <= shape.rank();
        for (int i = 0; fits && i < rank; i++) {
            fits = mask.size(i) == shape.size(dim + i);
        }
        if (!fits) {
            throw new OperationException(
                    operation,
                    "a mask must have the sizes of the dimensions it stands for, from dimension %d of %s on, got the shape %s"
                            .formatted(dim, shape, mask.shape()));
        }
        Tensor positions = mask.nonzero();
        for (int i = 0; i < rank; i++) {
            dims.add(dim + i);
            indices.add(positions.select(1, i));
        }
        return rank;
    }

    private OperationException tooMany(int count) {
        return new OperationException(
                operation,
                "a tensor of shape %s has %d dimensions to index, got indices for %d"
                        .formatted(shape, shape.rank(), count));
    }

    private int[] indexedFirst() {
        IntStream others = IntStream.range(0, shape.rank()).filter(dim -> !dims.contains(dim));
        return IntStream.concat(dims.stream().mapToInt(dim -> dim), others).toArray();
    }

    /** The tensor with the indexed dimensions as one. */
    private Tensor together(Tensor x) {
        int size = 1;
        for (int dim : dims) {
            size *= shape.size(dim);
        }
        return x.permute(order).reshape(withMiddle(size));
    }

    /** The reverse of {@link #together}. */
    private Tensor apart(Tensor x) {
        int[] sizes = dims.stream().mapToInt(shape::size).toArray();
        return x.reshape(withMiddle(sizes)).permute(Permute.inverse(order));
    }

    /** The sizes with others in the place of those of the indexed dimensions. */
    private int[] withMiddle(int... middle) {
        IntStream before = IntStream.range(0, place).map(i -> shape.size(order[i]));
        IntStream after = IntStream.range(place + dims.size(), order.length).map(i -> shape.size(order[i]));
        return IntStream.concat(IntStream.concat(before, IntStream.of(middle)), after)
                .toArray();
    }

    /** The positions in the indexed dimensions as one. */
    private long[] positions() {
        long[] result = new long[picked.elements()];
        for (int k = 0; k < indices.size(); k++) {
            int size = shape.size(dims.get(k));
            long[] index = indices.get(k).broadcastTo(picked).toLongArray();
            for (int i = 0; i < index.length; i++) {
                if (index[i] < -size || index[i] >= size) {
                    throw new OperationException(
                            operation,
                            "dimension %d of shape %s has the positions %d to %d, but an index holds %d"
                                    .formatted(dims.get(k), shape, -size, size - 1, index[i]));
                }
                result[i] = result[i] * size + (index[i] < 0 ? index[i] + size : index[i]);
            }
        }
        return result;
    }
}
