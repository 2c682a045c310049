package dev.gradus.visualization.explain;

import dev.gradus.core.Autograd;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.losses.Loss;
import dev.gradus.optimizers.Optimizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Goes on with a training after its first step, and takes down how far it is: at the beginning often, then now and then. */
final class FollowingSteps {
    private static final int FIRST = 3;
    private static final int LATER = 10;

    private final Layer model;
    private final Loss loss;
    private final Tensor inputs;
    private final Tensor targets;
    private final List<StepFigures> figures = new ArrayList<>();

    /** Takes down how everything is at the start. */
    FollowingSteps(Layer model, Loss loss, Tensor inputs, Tensor targets) {
        this.model = model;
        this.loss = loss;
        this.inputs = inputs;
        this.targets = targets;
        takeDown(0);
    }

    /** Trains until so many steps are done, of which the first was done elsewhere. */
    List<StepFigures> train(Optimizer optimizer, int steps) {
        for (int done = 1; done <= steps; done++) {
            if (done > 1) {
                optimizer.zeroGrad();
                loss.apply(model.apply(inputs), targets).backward();
                OptimizerStep.take(optimizer, () -> loss.apply(model.apply(inputs), targets));
            }
            if (done <= FIRST || done % Math.max(1, steps / LATER) == 0 || done == steps) {
                takeDown(done);
            }
        }
        return List.copyOf(figures);
    }

    /** Looks with a forward pass of its own, of which the training notices nothing. */
    private void takeDown(int done) {
        Replay now = new Replay(model);
        Tensor output = Autograd.noGrad(() -> model.apply(inputs));
        double value = Autograd.noGrad(() -> loss.apply(output, targets)).item();
        now.restore();
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        Map<String, Parameter> learned = new LinkedHashMap<>(model.namedParameters());
        learned.values().removeIf(parameter -> !parameter.requiresGrad());
        if (learned.values().stream().mapToLong(Parameter::elements).sum() <= Recording.MOST_PARAMETERS) {
            learned.forEach((name, parameter) ->
                    parameters.put(name, Values.of(parameter).tensor()));
        }
        figures.add(new StepFigures(done, value, Values.of(output).tensor(), Collections.unmodifiableMap(parameters)));
    }
}
