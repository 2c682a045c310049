package dev.gradus.verification.conformance;

import dev.gradus.core.Parameter;
import dev.gradus.optimizers.Adam;
import dev.gradus.optimizers.AdamW;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import java.util.List;
import java.util.function.BiFunction;

/** How PyTorch's optimizers are written with Gradus: a row each. */
final class OptimizerTable {
    /** Settings that choose how PyTorch computes, not what. */
    private static final String MEANS = "foreach=None, capturable=False, differentiable=False, fused=None";

    private OptimizerTable() {}

    static Registry<BiFunction<List<Parameter>, Arguments, Optimizer>> create() {
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
}
