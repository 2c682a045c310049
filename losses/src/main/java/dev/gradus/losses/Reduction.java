package dev.gradus.losses;

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
    };

    /** Reduces losses of any shape. */
    public abstract Tensor apply(Tensor losses);
}
