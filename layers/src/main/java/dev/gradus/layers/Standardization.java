package dev.gradus.layers;

import dev.gradus.core.Buffer;
import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.ConstantValue;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Settings;
import java.util.Arrays;

/** What a normalisation by fixed statistics and its inverse have in common: a mean and a deviation for each feature. */
abstract sealed class Standardization extends Layer permits Normalization, Denormalization {
    final int features;
    final Buffer mean;
    final Buffer std;

    Standardization(int features) {
        if (features < 1) {
            throw new IllegalArgumentException("%s: expected at least 1 feature, got %d"
                    .formatted(getClass().getSimpleName(), features));
        }
        this.features = features;
        mean = buffer("mean", new ConstantValue(0), features);
        std = buffer("std", new ConstantValue(1), features);
    }

    /** The means, (features). */
    public final Buffer mean() {
        return mean;
    }

    /** The standard deviations, (features); 1 for a feature that never varied. */
    public final Buffer std() {
        return std;
    }

    /** Statistics as a view that stretches over an input's batch and whatever comes after its features. */
    final Tensor along(Tensor x, Buffer statistic) {
        if (x.rank() < 2 || x.size(1) != features) {
            throw new OperationException(
                    typeName(),
                    "expected an input of shape (batch, %1$d) or (batch, %1$d, ...), got %2$s"
                            .formatted(features, x.shape()));
        }
        int[] sizes = new int[x.rank() - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = features;
        return statistic.reshape(sizes);
    }

    @Override
    protected final Settings settings() {
        return Settings.of("features", features);
    }
}
