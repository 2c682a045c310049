package dev.gradus.testkit;

import dev.gradus.core.Autograd;
import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.OptimizerState;
import java.util.List;
import java.util.function.Function;

/** Checks that a new optimizer with the state of another one goes on bit for bit. */
record OptimizerStateRoundTrip(Function<List<Parameter>, ? extends Optimizer> maker) {
    private static final int STEPS = 5;

    void check() {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        Optimizer optimizer = maker.apply(problem.parameters());
        problem.train(optimizer, STEPS);
        optimizer.setLearningRate(optimizer.learningRate() / 2);
        List<Tensor> values = problem.values();
        OptimizerState state = optimizer.stateDict();
        // Going on must not change what was saved.
        problem.train(optimizer, STEPS);

        Problem restored = Problem.quadratic(DType.FLOAT64);
        Optimizer other = maker.apply(restored.parameters());
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            for (int i = 0; i < values.size(); i++) {
                restored.parameters().get(i).copyFrom(values.get(i));
            }
        }
        other.loadStateDict(state);
        restored.train(other, STEPS);
        for (int i = 0; i < values.size(); i++) {
            Complaint.refuse(
                    optimizer,
                    "after stateDict() and loadStateDict() into a new optimizer, parameter %d goes another way; is everything that changes from step to step kept in ParameterState?"
                            .formatted(i),
                    Difference.inBits(
                            problem.parameters().get(i), restored.parameters().get(i)));
        }
    }
}
