package dev.gradus.core;

import java.util.stream.IntStream;

/** A tensor stretched to a larger shape without copying; the gradient is summed over what was stretched. */
final class BroadcastTo extends ViewOperation {
    private final Shape target;

    BroadcastTo(Shape target) {
        super("broadcastTo");
        this.target = target;
    }

    static Shape check(Shape origin, Shape target) {
        boolean fits = origin.rank() <= target.rank();
        for (int i = 1; fits && i <= origin.rank(); i++) {
            fits = origin.size(-i) == 1 || origin.size(-i) == target.size(-i);
        }
        if (!fits) {
            throw new OperationException(
                    "broadcastTo",
                    "the shape %s cannot be stretched to %s: counted from the last, every size must be equal or 1"
                            .formatted(origin, target));
        }
        return target;
    }

    /** The sum over what was stretched from a shape. */
    static Tensor sumBack(Tensor x, Shape origin) {
        if (origin.rank() > x.rank()
                || !Shape.broadcast("sumTo", origin, x.shape()).equals(x.shape())) {
            throw new OperationException(
                    "sumTo", "broadcasting does not stretch the shape %s to %s".formatted(origin, x.shape()));
        }
        int added = x.rank() - origin.rank();
        boolean[] stretched = new boolean[x.rank()];
        for (int i = 0; i < stretched.length; i++) {
            stretched[i] = i < added || (origin.size(i - added) == 1 && x.size(i) != 1);
        }
        int[] dims =
                IntStream.range(0, stretched.length).filter(i -> stretched[i]).toArray();
        return x.sum(dims, true).reshape(origin);
    }

    @Override
    Tensor view(Tensor x) {
        return x.view(target, Layout.broadcastStrides(x, target), x.offset);
    }

    @Override
    Tensor gradient(int input, Tensor upstream) {
        return upstream.sumTo(inputShape(0));
    }
}
