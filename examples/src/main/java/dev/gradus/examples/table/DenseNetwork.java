package dev.gradus.examples.table;

import dev.gradus.layers.Dense;
import dev.gradus.layers.Sequential;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Networks of dense layers. */
public final class DenseNetwork {
    private DenseNetwork() {}

    /**
     * A network.
     *
     * @param sizes the inputs, and the units of each layer
     * @param hidden what stands after each layer but the last
     * @param last what stands after that one; null for nothing
     */
    public static Sequential of(List<Integer> sizes, Activation hidden, @Nullable Activation last) {
        Sequential network = Sequential.of();
        for (int i = 1; i < sizes.size(); i++) {
            network.add(new Dense(sizes.get(i - 1), sizes.get(i)));
            Activation after = i == sizes.size() - 1 ? last : hidden;
            if (after != null) {
                network.add(after.layer());
            }
        }
        return network;
    }
}
