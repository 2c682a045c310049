package dev.gradus.losses;

import dev.gradus.core.OperationException;
import dev.gradus.core.Tensor;

/** What becomes of the losses of the single elements or observations. */
public enum Reduction {
    /** They stay as they are. */
    NONE {
        @Override
        public Tensor apply(Tensor losses) {
            return losses;
        }
    },
    /** Their mean: a scalar; NaN if there are none. */
    MEAN {
        @Override
        public Tensor apply(Tensor losses) {
            return losses.mean();
        }
    },
    /** Their sum: a scalar. */
    SUM {
        @Override
        public Tensor apply(Tensor losses) {
            return losses.sum();
        }
    },
    /** Their sum, divided by the size of the batch, which is the first dimension: a scalar; NaN if there are none. */
    BATCH_MEAN {
        @Override
        public Tensor apply(Tensor losses) {
            if (losses.rank() == 0) {
                throw new OperationException(
                        "reduction",
                        "BATCH_MEAN expects losses with a batch as their first dimension, got a scalar; take SUM or MEAN for a single observation");
            }
            return losses.sum().div(losses.size(0));
        }
    };

    /** Reduces losses of any shape. */
    public abstract Tensor apply(Tensor losses);
}
