package dev.gradus.examples.explain;

import com.google.common.base.Ascii;
import dev.gradus.losses.BCELoss;
import dev.gradus.losses.BCEWithLogitsLoss;
import dev.gradus.losses.CrossEntropyLoss;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.losses.HuberLoss;
import dev.gradus.losses.L1Loss;
import dev.gradus.losses.Loss;
import dev.gradus.losses.MSELoss;

/** What the outputs are compared with the targets by. */
public enum LossKind {
    /** The mean of the squared errors. */
    MSE,
    /** Half the sum of the squared errors. */
    HALF_SQUARED,
    /** The mean of the absolute errors. */
    L1,
    /** Squared errors that grow no faster than absolute ones. */
    HUBER,
    /** Binary cross-entropy of probabilities. */
    BCE,
    /** Binary cross-entropy of scores. */
    BCE_WITH_LOGITS,
    /** Cross-entropy of scores with a class. */
    CROSS_ENTROPY;

    /** The loss. */
    public Loss loss() {
        return switch (this) {
            case MSE -> new MSELoss();
            case HALF_SQUARED -> new HalfSquaredError();
            case L1 -> new L1Loss();
            case HUBER -> new HuberLoss();
            case BCE -> new BCELoss();
            case BCE_WITH_LOGITS -> new BCEWithLogitsLoss();
            case CROSS_ENTROPY -> new CrossEntropyLoss();
        };
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name()).replace('_', '-');
    }
}
