package dev.gradus.core.module;

import com.google.common.math.LongMath;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.random.Generator;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What parameters and buffers start with: what their rule says, unless the thread builds a module whose state is there
 * already. Then nothing is drawn, and no more numbers are made than the state has, whatever the settings of the module say.
 */
final class StartingValues {
    private static final ThreadLocal<@Nullable StartingValues> OF_THREAD = new ThreadLocal<>();

    private long left;

    private StartingValues(long numbers) {
        left = numbers;
    }

    /** Builds a module whose state has so many numbers. */
    static <M> M ofState(long numbers, Supplier<M> building) {
        StartingValues outer = OF_THREAD.get();
        OF_THREAD.set(new StartingValues(numbers));
        try {
            return building.get();
        } finally {
            OF_THREAD.set(outer);
        }
    }

    static Tensor create(String name, Initializer start, Generator generator, int... sizes) {
        StartingValues ofState = OF_THREAD.get();
        if (ofState == null) {
            return start.create(generator, sizes);
        }
        ofState.take(name, sizes);
        return Tensor.zeros(sizes);
    }

    /** Counts a part that was made already. */
    static void count(String name, Tensor made) {
        StartingValues ofState = OF_THREAD.get();
        if (ofState != null) {
            ofState.take(name, made.shape().toArray());
        }
    }

    private void take(String name, int... sizes) {
        long count = 1;
        for (int size : sizes) {
            count = size < 0 ? Long.MAX_VALUE : LongMath.saturatedMultiply(count, size);
        }
        if (count > left) {
            throw new IllegalArgumentException(
                    "'%s' would be of shape %s, but the state has only %d numbers left for it"
                            .formatted(name, Arrays.toString(sizes), left));
        }
        left -= count;
    }
}
