package dev.gradus.verification.conformance;

import dev.gradus.core.Parameter;
import dev.gradus.optimizers.Adadelta;
import dev.gradus.optimizers.Adagrad;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.Adamax;
import dev.gradus.optimizers.NAdam;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.RAdam;
import dev.gradus.optimizers.RMSprop;
import dev.gradus.optimizers.Rprop;
import dev.gradus.optimizers.SGD;
import java.util.List;
import java.util.function.BiFunction;

/** How PyTorch's optimizers are written with Gradus: a row each. */
final class OptimizerTable {
    /** Settings that choose how PyTorch computes, not what. */
    private static final String MEANS = "foreach=any, capturable=any, differentiable=any, fused=any";

    private OptimizerTable() {}

    static Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> create() {
        return adaptive(basic());
    }

    private static Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> basic() {
        return new Registry<BiFunction<List<Parameter>, Arguments, Optimizer>>()
                .add(
                        "optim.SGD",
                        "lr, momentum=0, dampening=0, weight_decay=0, nesterov=False, maximize=False, " + MEANS,
                        (parameters, args) -> new SGD(parameters, args.number("lr"))
                                .momentum(args.number("momentum"))
                                .dampening(args.number("dampening"))
                                .nesterov(args.flag("nesterov"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.Adam",
                        "lr=0.001, betas=(0.9 0.999), eps=1e-08, weight_decay=0, amsgrad=False, maximize=False, "
                                + MEANS,
                        (parameters, args) -> new Adam(parameters, args.number("lr"))
                                .betas(args.numbers("betas")[0], args.numbers("betas")[1])
                                .eps(args.number("eps"))
                                .amsgrad(args.flag("amsgrad"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.AdamW",
                        "lr=0.001, betas=(0.9 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, maximize=False, "
                                + MEANS,
                        (parameters, args) -> new AdamW(parameters, args.number("lr"))
                                .betas(args.numbers("betas")[0], args.numbers("betas")[1])
                                .eps(args.number("eps"))
                                .amsgrad(args.flag("amsgrad"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")));
    }

    private static Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> adaptive(
            Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> registry) {
        return registry.add(
                        "optim.RMSprop",
                        "lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False, maximize=False, "
                                + MEANS,
                        (parameters, args) -> new RMSprop(parameters, args.number("lr"))
                                .alpha(args.number("alpha"))
                                .eps(args.number("eps"))
                                .momentum(args.number("momentum"))
                                .centered(args.flag("centered"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.Adagrad",
                        "lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10, maximize=False, "
                                + MEANS,
                        (parameters, args) -> new Adagrad(parameters, args.number("lr"))
                                .learningRateDecay(args.number("lr_decay"))
                                .initialAccumulatorValue(args.number("initial_accumulator_value"))
                                .eps(args.number("eps"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.Adadelta",
                        "lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, maximize=False, " + MEANS,
                        (parameters, args) -> new Adadelta(parameters, args.number("lr"))
                                .rho(args.number("rho"))
                                .eps(args.number("eps"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.Adamax",
                        "lr=0.002, betas=(0.9 0.999), eps=1e-08, weight_decay=0, maximize=False, " + MEANS,
                        (parameters, args) -> new Adamax(parameters, args.number("lr"))
                                .betas(args.numbers("betas")[0], args.numbers("betas")[1])
                                .eps(args.number("eps"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.NAdam",
                        "lr=0.002, betas=(0.9 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004, "
                                + "decoupled_weight_decay=False, maximize=False, " + MEANS,
                        (parameters, args) -> new NAdam(parameters, args.number("lr"))
                                .momentumDecay(args.number("momentum_decay"))
                                .decoupledWeightDecay(args.flag("decoupled_weight_decay"))
                                .betas(args.numbers("betas")[0], args.numbers("betas")[1])
                                .eps(args.number("eps"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.RAdam",
                        "lr=0.001, betas=(0.9 0.999), eps=1e-08, weight_decay=0, decoupled_weight_decay=False, "
                                + "maximize=False, " + MEANS,
                        (parameters, args) -> new RAdam(parameters, args.number("lr"))
                                .decoupledWeightDecay(args.flag("decoupled_weight_decay"))
                                .betas(args.numbers("betas")[0], args.numbers("betas")[1])
                                .eps(args.number("eps"))
                                .weightDecay(args.number("weight_decay"))
                                .maximize(args.flag("maximize")))
                .add(
                        "optim.Rprop",
                        "lr=0.01, etas=(0.5 1.2), step_sizes=(1e-06 50), maximize=False, " + MEANS,
                        (parameters, args) -> new Rprop(parameters, args.number("lr"))
                                .etas(args.numbers("etas")[0], args.numbers("etas")[1])
                                .stepSizes(args.numbers("step_sizes")[0], args.numbers("step_sizes")[1])
                                .maximize(args.flag("maximize")));
    }
}
