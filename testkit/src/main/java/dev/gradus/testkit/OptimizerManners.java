package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import java.util.List;
import java.util.function.Function;

/** Checks what a step must leave alone: gradients, and parameters that have none or are frozen. */
record OptimizerManners(Function<List<Parameter>, ? extends Optimizer> maker) {
    void check() {
        gradientsAreNotChanged();
        parametersWithoutGradientAreSkipped();
        frozenParametersAreSkipped();
    }

    private void gradientsAreNotChanged() {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        Optimizer optimizer = maker.apply(problem.parameters());
        // Two steps, since an optimizer may take the first gradient as its running value.
        for (int step = 1; step <= 2; step++) {
            optimizer.zeroGrad();
            problem.loss().get().backward();
            List<Tensor> gradients = problem.parameters().stream()
                    .map(parameter -> parameter.grad().copy())
                    .toList();
            step(optimizer);
            for (int i = 0; i < gradients.size(); i++) {
                Complaint.refuse(
                        optimizer,
                        "step() changed the gradient of parameter " + i,
                        Difference.inBits(
                                gradients.get(i), problem.parameters().get(i).grad()));
            }
        }
    }

    private void parametersWithoutGradientAreSkipped() {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        Optimizer optimizer = maker.apply(problem.parameters());
        problem.train(optimizer, 2);
        List<Tensor> before = problem.values();
        optimizer.zeroGrad();
        problem.parameters().get(0).sum().backward();
        step(optimizer);
        for (int i = 1; i < before.size(); i++) {
            Complaint.refuse(
                    optimizer,
                    "parameter %d has no gradient, but step() changed it".formatted(i),
                    Difference.inBits(before.get(i), problem.parameters().get(i)));
        }
    }

    private void frozenParametersAreSkipped() {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        Optimizer optimizer = maker.apply(problem.parameters());
        problem.train(optimizer, 2);
        Parameter frozen = problem.parameters().get(0);
        frozen.requiresGrad(false);
        Tensor before = frozen.copy();
        step(optimizer);
        Complaint.refuse(
                optimizer,
                "parameter 0 was frozen by requiresGrad(false), but step() changed it",
                Difference.inBits(before, frozen));
    }

    private static void step(Optimizer optimizer) {
        try {
            optimizer.step();
        } catch (RuntimeException e) {
            AssertionError failure = Complaint.about(optimizer, "step() failed: %s", e);
            failure.initCause(e);
            throw failure;
        }
    }
}
