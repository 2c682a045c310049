package dev.gradus.layers;

import dev.gradus.core.Autograd;
import dev.gradus.core.Buffer;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Settings;

/**
 * What instance normalisations have in common, whatever the elements of a channel stand for.
 *
 * @param <L> the layer itself, which its settings return
 */
abstract sealed class InstanceNorm<L extends InstanceNorm<L>> extends ChannelNorm<L>
        permits InstanceNorm1d, InstanceNorm2d {
    /** The rank of a batch. */
    private final int rank;

    InstanceNorm(int rank, int channels, boolean affine, boolean trackRunningStats) {
        super(channels, affine, trackRunningStats);
        this.rank = rank;
    }

    @Override
    final boolean accepts(int candidate) {
        return candidate == rank || candidate == rank - 1;
    }

    @Override
    public final Tensor forward(Tensor x) {
        if (!accepts(x.rank()) || x.size(1 - rank) != channels) {
            throw unexpected(x);
        }
        return x.rank() == rank ? ofBatch(x) : ofBatch(x.unsqueeze(0)).squeeze(0);
    }

    private Tensor ofBatch(Tensor x) {
        if (runningMean == null || runningVar == null) {
            return x.instanceNorm(weight, bias, eps);
        }
        if (!isTraining()) {
            return x.batchNorm(runningMean, runningVar, weight, bias, false, 0, eps);
        }
        Tensor result = x.instanceNorm(weight, bias, eps);
        if (x.size(0) > 0) {
            try (Autograd.Scope ignored = Autograd.noGrad()) {
                Tensor instances = x.flatten(2, -1);
                move(runningMean, instances.mean(2));
                move(runningVar, instances.var(new int[] {2}, 1, false));
            }
        }
        return result;
    }

    private void move(Buffer running, Tensor statistics) {
        double share = momentum.orElseThrow();
        running.mulInPlace(1 - share).addInPlace(statistics.mean(0), share);
    }

    @Override
    protected final Settings settings() {
        return super.settings()
                .and("affine", weight != null, false)
                .and("trackRunningStats", runningMean != null, false);
    }
}
