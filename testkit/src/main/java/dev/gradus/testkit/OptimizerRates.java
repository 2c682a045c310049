package dev.gradus.testkit;

import dev.gradus.core.DType;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.ParameterGroup;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks the learning rate, and that each group has its own. */
record OptimizerRates(
        Function<List<Parameter>, ? extends Optimizer> maker,
        @Nullable Function<ParameterGroup[], ? extends Optimizer> groupMaker) {

    void check() {
        allParametersAreHeld();
        theRateCanBeSet();
        if (groupMaker != null) {
            eachGroupHasItsRate(groupMaker);
        }
    }

    private void allParametersAreHeld() {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        Optimizer optimizer = maker.apply(problem.parameters());
        List<Parameter> held = optimizer.groups().stream()
                .flatMap(group -> group.parameters().stream())
                .toList();
        if (!held.equals(problem.parameters())) {
            throw Complaint.about(
                    optimizer,
                    "groups() hold %d parameters that are not the %d that it was given, in their order",
                    held.size(),
                    problem.parameters().size());
        }
    }

    private void theRateCanBeSet() {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        Optimizer optimizer = maker.apply(problem.parameters());
        double rate = optimizer.learningRate();
        if (!(rate > 0)) {
            throw Complaint.about(optimizer, "the learning rate is %s; the check needs one above 0", rate);
        }
        optimizer.setLearningRate(0);
        List<Tensor> before = problem.values();
        problem.train(optimizer, 2);
        refuseMoves(optimizer, "setLearningRate(0)", before, problem.parameters());
        optimizer.setLearningRate(rate);
        problem.train(optimizer, 2);
        for (int i = 0; i < before.size(); i++) {
            if (Difference.inBits(before.get(i), problem.parameters().get(i)).isEmpty()) {
                throw Complaint.about(optimizer, "parameter %d does not move after setLearningRate(%s)", i, rate);
            }
        }
    }

    private void eachGroupHasItsRate(Function<ParameterGroup[], ? extends Optimizer> makerOfGroups) {
        Problem problem = Problem.quadratic(DType.FLOAT64);
        List<Parameter> still = problem.parameters().subList(0, 1);
        List<Parameter> moving =
                problem.parameters().subList(1, problem.parameters().size());
        double rate = maker.apply(problem.parameters()).learningRate();
        Optimizer optimizer = makerOfGroups.apply(
                new ParameterGroup[] {new ParameterGroup(still, 0), new ParameterGroup(moving, rate)});
        List<Tensor> before = problem.values();
        problem.train(optimizer, 2);
        refuseMoves(optimizer, "a learning rate of 0 for its group", before.subList(0, 1), still);
        for (int i = 0; i < moving.size(); i++) {
            if (Difference.inBits(before.get(i + 1), moving.get(i)).isEmpty()) {
                throw Complaint.about(
                        optimizer, "parameter %d does not move at the learning rate %s of its group", i + 1, rate);
            }
        }
    }

    private static void refuseMoves(
            Optimizer optimizer, String reason, List<Tensor> before, List<Parameter> parameters) {
        for (int i = 0; i < before.size(); i++) {
            Complaint.refuse(
                    optimizer,
                    "parameter %d moves in spite of %s".formatted(i, reason),
                    Difference.inBits(before.get(i), parameters.get(i)));
        }
    }
}
