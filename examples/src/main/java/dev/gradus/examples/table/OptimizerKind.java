package dev.gradus.examples.table;

import com.google.common.base.Ascii;
import dev.gradus.core.Parameter;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.SGD;
import java.util.List;

/** What changes the weights. */
enum OptimizerKind {
    ADAM,
    ADAMW,
    SGD,
    RMSPROP;

    private static final double MOMENTUM = 0.9;

    Optimizer of(List<Parameter> parameters, double learningRate, double weightDecay) {
        return switch (this) {
            case ADAM -> new Adam(parameters, learningRate).weightDecay(weightDecay);
            case ADAMW -> new AdamW(parameters, learningRate).weightDecay(weightDecay);
            case SGD -> new SGD(parameters, learningRate).momentum(MOMENTUM).weightDecay(weightDecay);
            case RMSPROP -> new RMSprop(parameters, learningRate).weightDecay(weightDecay);
        };
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name());
    }
}
