package dev.gradus.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Sums of products by an equation: operands are contracted from the first to the last, by matrix products if possible. */
final class Einsum {
    private final EinsumTerms terms;

    private Einsum(EinsumTerms terms) {
        this.terms = terms;
    }

    static Tensor of(String equation, Tensor... operands) {
        if (operands.length == 0) {
            throw new OperationException("einsum", "there must be at least one operand");
        }
        return new Einsum(EinsumTerms.parse(equation, operands)).contract(operands);
    }

    private Tensor contract(Tensor... operands) {
        DType common = DType.INT64;
        for (Tensor operand : operands) {
            common = DType.promote(common, operand.dtype());
        }
        int[] sizes = new int[terms.axisCount()];
        Arrays.fill(sizes, 1);
        Tensor result = aligned(0, operands[0].to(common), sizes);
        result = sumAlone(result, 0);
        for (int i = 1; i < operands.length; i++) {
            result = product(result, aligned(i, operands[i].to(common), sizes), i);
        }
        int[] kept = new int[terms.outputRank()];
        System.arraycopy(result.shape().toArray(), 0, kept, 0, kept.length);
        return result.reshape(kept);
    }

    /** An operand with one dimension for each axis, of size 1 where it has none. */
    private Tensor aligned(int operand, Tensor x, int[] sizes) {
        List<Integer> axes = new ArrayList<>();
        Tensor result = x;
        for (int axis : terms.axesOf(operand, x)) {
            int earlier = axes.indexOf(axis);
            if (earlier < 0) {
                axes.add(axis);
                continue;
            }
            int dim = axes.size();
            if (result.size(earlier) != result.size(dim)) {
                throw terms.sizeError(axis, result.size(earlier), result.size(dim));
            }
            result = result.diagonal(0, earlier, dim);
            axes.remove(earlier);
            axes.add(axis);
            // The diagonal has become the last dimension; what was not looked at yet must stay behind it.
            result = movedBefore(result, axes.size() - 1);
        }
        return inOrder(result, axes, sizes);
    }

    private static Tensor movedBefore(Tensor x, int place) {
        int[] order = new int[x.rank()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i < place ? i : i == place ? x.rank() - 1 : i - 1;
        }
        return x.permute(order);
    }

    private Tensor inOrder(Tensor x, List<Integer> axes, int[] sizes) {
        int[] order = new int[axes.size()];
        int[] shape = new int[sizes.length];
        int count = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            int dim = axes.indexOf(axis);
            shape[axis] = dim < 0 ? 1 : x.size(dim);
            if (dim >= 0) {
                order[count++] = dim;
            }
            if (shape[axis] != 1 && sizes[axis] != 1 && shape[axis] != sizes[axis]) {
                throw terms.sizeError(axis, sizes[axis], shape[axis]);
            }
            sizes[axis] = shape[axis] == 1 ? sizes[axis] : shape[axis];
        }
        return x.permute(order).reshape(shape);
    }

    private boolean isSummedAt(int axis, int step) {
        return axis >= terms.outputRank() && terms.lastUse(axis) == step;
    }

    /** Sums over the axes that no later operand has. */
    private Tensor sumAlone(Tensor x, int step) {
        int[] dims = axes(axis -> isSummedAt(axis, step) && x.size(axis) != 1);
        return dims.length == 0 ? x : x.sum(dims, true);
    }

    private Tensor product(Tensor x, Tensor y, int step) {
        // What only one of them has is summed before it is multiplied.
        int[] ofX = axes(axis -> isSummedAt(axis, step) && y.size(axis) == 1 && x.size(axis) != 1);
        int[] ofY = axes(axis -> isSummedAt(axis, step) && x.size(axis) == 1 && y.size(axis) != 1);
        Tensor left = ofX.length == 0 ? x : x.sum(ofX, true);
        Tensor right = ofY.length == 0 ? y : y.sum(ofY, true);
        int[] summed = axes(axis -> isSummedAt(axis, step) && left.size(axis) != 1);
        if (summed.length == 0) {
            return left.mul(right);
        }
        return x.dtype().isFloating() ? matrixProduct(left, right, summed) : sumAlone(left.mul(right), step);
    }

    private Tensor matrixProduct(Tensor x, Tensor y, int... summed) {
        int[] batch = axes(axis -> !contains(summed, axis) && x.size(axis) != 1 && y.size(axis) != 1);
        int[] columns = axes(axis -> !contains(summed, axis) && x.size(axis) == 1 && y.size(axis) != 1);
        int[] rows = axes(axis -> !contains(summed, axis) && y.size(axis) == 1);
        Tensor left = x.permute(joined(batch, rows, summed, columns));
        Tensor right = y.permute(joined(batch, summed, columns, rows));
        int[] order = joined(batch, rows, columns, summed);
        int[] shape = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            int size = contains(columns, order[i]) ? y.size(order[i]) : x.size(order[i]);
            shape[i] = contains(summed, order[i]) ? 1 : size;
        }
        return left.reshape(matrices(x, batch, rows, summed))
                .matmul(right.reshape(matrices(y, batch, summed, columns)))
                .reshape(shape)
                .permute(Permute.inverse(order));
    }

    /** The shape of a batch of matrices, or of one if there are no axes that both operands have and keep. */
    private static int[] matrices(Tensor x, int[] batch, int[] rows, int[] columns) {
        int height = product(x, rows);
        int width = product(x, columns);
        return batch.length == 0 ? new int[] {height, width} : new int[] {product(x, batch), height, width};
    }

    private static int product(Tensor x, int... axes) {
        int product = 1;
        for (int axis : axes) {
            product *= x.size(axis);
        }
        return product;
    }

    private int[] axes(IntPredicate condition) {
        return IntStream.range(0, terms.axisCount()).filter(condition).toArray();
    }

    private static boolean contains(int[] axes, int axis) {
        return Arrays.stream(axes).anyMatch(each -> each == axis);
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
