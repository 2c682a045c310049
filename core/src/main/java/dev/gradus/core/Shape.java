package dev.gradus.core;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The sizes of a tensor's dimensions, outermost first; immutable. The shape of a scalar has no dimension at all, and a
 * dimension of size 0 makes a tensor empty.
 */
public final class Shape {
    private static final Shape SCALAR = new Shape(new int[0]);

    private final int[] sizes;
    private final int[] strides;
    private final int elements;

    private Shape(int[] sizes) {
        this.sizes = sizes;
        this.strides = new int[sizes.length];
        long count = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = (int) count;
            count *= sizes[i];
            if (sizes[i] < 0 || count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(
                        "A shape needs sizes of at least 0 with a product of at most 2147483647, got "
                                + describe(sizes));
            }
        }
        this.elements = (int) count;
    }

    /**
     * A shape of the given sizes; none for a scalar.
     *
     * @throws IllegalArgumentException if a size is negative or there would be more than 2³¹ - 1 elements
     */
    public static Shape of(int... sizes) {
        return sizes.length == 0 ? SCALAR : new Shape(sizes.clone());
    }

    /** A shape that takes the array over: for sizes that nobody else holds. */
    static Shape owning(int[] sizes) {
        return sizes.length == 0 ? SCALAR : new Shape(sizes);
    }

    /** The number of dimensions. */
    public int rank() {
        return sizes.length;
    }

    /** The number of elements: the product of the sizes, 1 for a scalar. */
    public int elements() {
        return elements;
    }

    /**
     * The size of one dimension.
     *
     * @param dim the dimension, counted from the last one when negative
     */
    public int size(int dim) {
        return sizes[checkDim(dim)];
    }

    /** A copy of the sizes. */
    public int[] toArray() {
        return sizes.clone();
    }

    /**
     * The position of an element in each dimension, from its place in row-major order.
     *
     * @param place from 0 on
     */
    public int[] unravel(int place) {
        Objects.checkIndex(place, elements());
        int[] position = new int[sizes.length];
        int rest = place;
        for (int dim = sizes.length - 1; dim >= 0; dim--) {
            position[dim] = rest % sizes[dim];
            rest /= sizes[dim];
        }
        return position;
    }

    /**
     * The shape that two operands are stretched to, by NumPy's rule: aligned at the last dimension, sizes must be equal,
     * or 1, or missing.
     *
     * @throws OperationException if two sizes differ and neither is 1
     */
    public static Shape broadcast(Shape a, Shape b) {
        return broadcast("broadcast", a, b);
    }

    /** As {@link #broadcast(Shape, Shape)}, for an operation that is named if there is an error. */
    static Shape broadcast(String operation, Shape a, Shape b) {
        if (b.rank() == 0 || a.equals(b)) {
            return a;
        }
        int rank = Math.max(a.rank(), b.rank());
        int[] result = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int sizeA = i <= a.rank() ? a.sizes[a.rank() - i] : 1;
            int sizeB = i <= b.rank() ? b.sizes[b.rank() - i] : 1;
            if (sizeA != sizeB && sizeA != 1 && sizeB != 1) {
                throw new OperationException(
                        operation,
                        "the shapes %s and %s cannot be broadcast: counted from the last, dimension %d has the sizes %d and %d, which must be equal or one of them 1; reshape or unsqueeze one of them"
                                .formatted(a, b, i, sizeA, sizeB));
            }
            result[rank - i] = sizeA == 1 ? sizeB : sizeA;
        }
        return owning(result);
    }

    /** The distances between neighbours along each dimension of a dense row-major array; not to be written to. */
    int[] strides() {
        return strides;
    }

    /** A dimension counted from the first, from one that may be counted from the last. */
    int checkDim(int dim) {
        int rank = sizes.length;
        if (dim < -rank || dim >= rank) {
            throw new OperationException(
                    "dimension",
                    rank == 0
                            ? "a scalar has no dimensions, but dimension %d was asked for".formatted(dim)
                            : "the shape %s has the dimensions %d to %d, but dimension %d was asked for"
                                    .formatted(this, -rank, rank - 1, dim));
        }
        return dim < 0 ? dim + rank : dim;
    }

    /** This shape with one dimension of another size. */
    Shape with(int dim, int size) {
        int[] result = sizes.clone();
        result[dim] = size;
        return owning(result);
    }

    /** This shape without one dimension. */
    Shape without(int dim) {
        int[] result = new int[sizes.length - 1];
        System.arraycopy(sizes, 0, result, 0, dim);
        System.arraycopy(sizes, dim + 1, result, dim, result.length - dim);
        return owning(result);
    }

    /** This shape with a dimension put in before {@code dim}. */
    Shape inserting(int dim, int size) {
        int[] result = new int[sizes.length + 1];
        System.arraycopy(sizes, 0, result, 0, dim);
        result[dim] = size;
        System.arraycopy(sizes, dim, result, dim + 1, sizes.length - dim);
        return owning(result);
    }

    /** Marks every dimension. */
    boolean[] everyDim() {
        boolean[] mask = new boolean[rank()];
        Arrays.fill(mask, true);
        return mask;
    }

    /** Marks some dimensions, each of which may come once. */
    boolean[] mask(int... dims) {
        boolean[] mask = new boolean[rank()];
        for (int dim : dims) {
            int checked = checkDim(dim);
            if (mask[checked]) {
                throw new IllegalArgumentException(
                        "Dimension %d comes twice in %s".formatted(dim, Arrays.toString(dims)));
            }
            mask[checked] = true;
        }
        return mask;
    }

    /** The shape after the marked dimensions were reduced to 1 each, or left out. */
    Shape reduce(boolean[] reduced, boolean keepDim) {
        int count = 0;
        for (int i = 0; i < sizes.length; i++) {
            count += keepDim || !reduced[i] ? 1 : 0;
        }
        int[] result = new int[count];
        int next = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (keepDim || !reduced[i]) {
                result[next++] = reduced[i] ? 1 : sizes[i];
            }
        }
        return owning(result);
    }

    /** The product of the sizes of the dimensions {@code [from, to)}. */
    int product(int from, int to) {
        int product = 1;
        for (int i = from; i < to; i++) {
            product *= sizes[i];
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Shape shape && hasSizes(shape.sizes));
    }

    /** A loop, since {@code Arrays.equals} is made for long arrays and takes several times as long for these. */
    private boolean hasSizes(int[] others) {
        boolean same = sizes.length == others.length;
        for (int i = 0; same && i < sizes.length; i++) {
            same = sizes[i] == others[i];
        }
        return same;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** The sizes in parentheses as NumPy writes them, such as {@code (2, 3)}, {@code (3,)} or {@code ()}. */
    @Override
    public String toString() {
        return describe(sizes);
    }

    private static String describe(int[] sizes) {
        return Arrays.stream(sizes)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ", "(", sizes.length == 1 ? ",)" : ")"));
    }
}
