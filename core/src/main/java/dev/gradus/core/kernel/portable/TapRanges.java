package dev.gradus.core.kernel.portable;

import dev.gradus.core.kernel.PoolingShape;
import dev.gradus.core.kernel.SlidingWindow;

/** Which elements of a plane the taps of a window see at each place of an axis: {@code first}, and every {@code step} up to {@code end}. */
final class TapRanges {
    private final int[] first;
    private final int[] end;
    private final int step;

    private TapRanges(SlidingWindow window, int distance) {
        first = new int[window.output()];
        end = new int[window.output()];
        // Where it is longer than the data, only one tap is among them.
        step = Math.min(window.dilation(), window.input()) * distance;
        for (int place = 0; place < first.length; place++) {
            first[place] = window.position(place, window.firstTap(place)) * distance;
            end[place] = window.position(place, window.endTap(place) - 1) * distance + 1;
        }
    }

    /** Where the rows begin that a window sees. */
    static TapRanges ofRows(PoolingShape shape) {
        return new TapRanges(shape.height(), shape.width().input());
    }

    /** The columns that a window sees. */
    static TapRanges ofColumns(PoolingShape shape) {
        return new TapRanges(shape.width(), 1);
    }

    int first(int place) {
        return first[place];
    }

    int end(int place) {
        return end[place];
    }

    int step() {
        return step;
    }
}
