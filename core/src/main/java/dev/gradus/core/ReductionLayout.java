package dev.gradus.core;

/**
 * A tensor as the reduction kernels want it: a dense array of shape (outer, length, inner), of which the middle dimension
 * is reduced.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReductionLayout(Object array, int offset, int outer, int length, int inner) {
    /** The array itself where the marked dimensions are neighbours in a contiguous tensor, else a rearranged copy. */
    static ReductionLayout of(Tensor x, boolean[] reduced) {
        int first = 0;
        while (first < reduced.length && !reduced[first]) {
            first++;
        }
        int end = first;
        while (end < reduced.length && reduced[end]) {
            end++;
        }
        for (int i = end; i < reduced.length; i++) {
            if (reduced[i]) {
                return ofScattered(x, reduced);
            }
        }
        Shape shape = x.shape();
        boolean inPlace = x.isContiguous();
        return new ReductionLayout(
                inPlace ? x.storage.array : Layout.copy(x),
                inPlace ? x.offset : 0,
                shape.product(0, first),
                shape.product(first, end),
                shape.product(end, shape.rank()));
    }

    private static ReductionLayout ofScattered(Tensor x, boolean[] reduced) {
        int outer = x.shape().reduce(reduced, false).elements();
        int length = outer == 0 ? 0 : x.elements() / outer;
        return new ReductionLayout(Layout.copy(new Permute(order(reduced)).view(x)), 0, outer, length, 1);
    }

    /** The order of dimensions in which the marked ones come last. */
    static int[] order(boolean[] reduced) {
        int[] order = new int[reduced.length];
        int count = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < reduced.length; i++) {
                if (reduced[i] == (pass == 1)) {
                    order[count++] = i;
                }
            }
        }
        return order;
    }
}
