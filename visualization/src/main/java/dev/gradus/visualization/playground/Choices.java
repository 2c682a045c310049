package dev.gradus.visualization.playground;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.gradus.core.Parameter;
import dev.gradus.core.module.Layer;
import dev.gradus.layers.ELU;
import dev.gradus.layers.GELU;
import dev.gradus.layers.Identity;
import dev.gradus.layers.LeakyReLU;
import dev.gradus.layers.ReLU;
import dev.gradus.layers.SiLU;
import dev.gradus.layers.Sigmoid;
import dev.gradus.layers.Tanh;
import dev.gradus.optimizers.Adagrad;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.Lion;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.SGD;
import java.util.List;
import java.util.function.Supplier;

/** What a network can be made of and trained with, by the names that the page shows. */
final class Choices {
    /** Makes an optimizer. */
    @FunctionalInterface
    interface OptimizerMaker {
        Optimizer of(List<Parameter> parameters, double learningRate);
    }

    static final ImmutableMap<String, Supplier<Layer>> ACTIVATIONS = ImmutableMap.<String, Supplier<Layer>>builder()
            .put("tanh", Tanh::new)
            .put("relu", ReLU::new)
            .put("leaky relu", LeakyReLU::new)
            .put("sigmoid", Sigmoid::new)
            .put("elu", ELU::new)
            .put("gelu", GELU::new)
            .put("silu", SiLU::new)
            .put("linear", Identity::new)
            .build();

    static final ImmutableMap<String, OptimizerMaker> OPTIMIZERS = ImmutableMap.<String, OptimizerMaker>builder()
            .put("adam", Adam::new)
            .put("sgd", SGD::new)
            .put("sgd with momentum", (parameters, rate) -> new SGD(parameters, rate).momentum(0.9))
            .put("rmsprop", RMSprop::new)
            .put("adagrad", Adagrad::new)
            .put("lion", Lion::new)
            .build();

    static final ImmutableList<String> PENALTIES = ImmutableList.of("none", "L1", "L2");

    private Choices() {}
}
