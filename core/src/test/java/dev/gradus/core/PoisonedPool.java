package dev.gradus.core;

import java.util.Arrays;

/**
 * A pool that spoils every array it hands out or takes back, however small: so an operation that does not set all of its
 * output shows, and so does whoever reads a gradient that is used up.
 */
final class PoisonedPool extends ArrayPool {
    PoisonedPool() {
        super(1);
    }

    @Override
    Object array(DType type, int size) {
        Object array = super.array(type, size);
        poison(array);
        return array;
    }

    @Override
    void give(Object array) {
        poison(array);
        super.give(array);
    }

    private static void poison(Object array) {
        if (array instanceof float[] numbers) {
            Arrays.fill(numbers, Float.NaN);
        } else if (array instanceof double[] numbers) {
            Arrays.fill(numbers, Double.NaN);
        } else if (array instanceof long[] numbers) {
            Arrays.fill(numbers, Long.MIN_VALUE);
        } else {
            Arrays.fill((boolean[]) array, true);
        }
    }
}
