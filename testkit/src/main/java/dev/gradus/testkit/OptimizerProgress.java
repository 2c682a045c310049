package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Checks that losses become smaller, and by the same bits each time. */
record OptimizerProgress(Function<List<Parameter>, ? extends Optimizer> maker, int steps, double remainder) {
    void check() {
        check(() -> Problem.quadratic(DType.FLOAT64));
        check(() -> Problem.quadratic(DType.FLOAT32));
        check(Problem::regression);
    }

    private void check(Supplier<Problem> problems) {
        Problem problem = problems.get();
        double before = problem.value();
        Optimizer optimizer = maker.apply(problem.parameters());
        problem.train(optimizer, steps);
        double after = problem.value();
        if (!(after <= remainder * before)) {
            throw Complaint.about(
                    optimizer,
                    "%s went from a loss of %s to %s in %d steps, expected was at most %s; is the sign of the update right? (another learning rate, or reducing(steps, part), may suit it better)",
                    problem.name(),
                    before,
                    after,
                    steps,
                    remainder * before);
        }
        Problem again = problems.get();
        again.train(maker.apply(again.parameters()), steps);
        List<Tensor> values = problem.values();
        for (int i = 0; i < values.size(); i++) {
            Complaint.refuse(
                    optimizer,
                    "parameter %d of %s has other values in a second run from the same start"
                            .formatted(i, problem.name()),
                    Difference.inBits(values.get(i), again.values().get(i)));
        }
    }
}
