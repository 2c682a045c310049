package dev.gradus.examples.explain;

import com.google.common.base.Ascii;
import dev.gradus.core.Parameter;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.SGD;
import java.util.List;
import java.util.Optional;

/** By which rule the weights are changed. */
public enum StepKind {
    /** Not at all: gradients only. */
    NONE,
    /** Plain gradient descent. */
    SGD,
    /** With a momentum of 0.9. */
    MOMENTUM,
    /** With Nesterov's momentum of 0.9. */
    NESTEROV,
    /** Adam. */
    ADAM,
    /** AdamW. */
    ADAMW,
    /** RMSprop. */
    RMSPROP;

    private static final double SHARE = 0.9;

    /** The optimizer. */
    public Optional<Optimizer> of(List<Parameter> parameters, double rate) {
        return switch (this) {
            case NONE -> Optional.empty();
            case SGD -> Optional.of(new SGD(parameters, rate));
            case MOMENTUM -> Optional.of(new SGD(parameters, rate).momentum(SHARE));
            case NESTEROV ->
                Optional.of(new SGD(parameters, rate).momentum(SHARE).nesterov(true));
            case ADAM -> Optional.of(new Adam(parameters, rate));
            case ADAMW -> Optional.of(new AdamW(parameters, rate));
            case RMSPROP -> Optional.of(new RMSprop(parameters, rate));
        };
    }

    /** As it stands on the command line. */
    @Override
    public String toString() {
        return Ascii.toLowerCase(name());
    }
}
