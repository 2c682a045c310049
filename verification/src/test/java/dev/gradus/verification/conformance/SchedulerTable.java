package dev.gradus.verification.conformance;

import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.schedules.ConstantLR;
import dev.gradus.optimizers.schedules.CosineAnnealingLR;
import dev.gradus.optimizers.schedules.CosineAnnealingWarmRestarts;
import dev.gradus.optimizers.schedules.CyclicLR;
import dev.gradus.optimizers.schedules.ExponentialLR;
import dev.gradus.optimizers.schedules.LRScheduler;
import dev.gradus.optimizers.schedules.LinearLR;
import dev.gradus.optimizers.schedules.MultiStepLR;
import dev.gradus.optimizers.schedules.OneCycleLR;
import dev.gradus.optimizers.schedules.PolynomialLR;
import dev.gradus.optimizers.schedules.ReduceLROnPlateau;
import dev.gradus.optimizers.schedules.StepLR;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;

/** How PyTorch's learning-rate schedules are written with Gradus: a row each. */
final class SchedulerTable {
    private static final String REST = ", last_epoch=-1, verbose=False";

    private final Registry<BiFunction<Optimizer, Arguments, DoubleConsumer>> registry = new Registry<>();

    private SchedulerTable() {}

    /** Each row sets up a schedule for an optimizer and returns what steps it, with the metric where it listens to one. */
    static Registry<BiFunction<Optimizer, Arguments, DoubleConsumer>> create() {
        SchedulerTable table = new SchedulerTable();
        table.add(
                "StepLR",
                "step_size, gamma=0.1",
                (optimizer, args) -> new StepLR(optimizer, args.integer("step_size"), args.number("gamma")));
        table.add(
                "MultiStepLR",
                "milestones, gamma=0.1",
                (optimizer, args) -> new MultiStepLR(optimizer, args.integers("milestones"), args.number("gamma")));
        table.add("ExponentialLR", "gamma", (optimizer, args) -> new ExponentialLR(optimizer, args.number("gamma")));
        table.add(
                "ConstantLR",
                "factor=0.3333333333333333, total_iters=5",
                (optimizer, args) -> new ConstantLR(optimizer, args.number("factor"), args.integer("total_iters")));
        table.add(
                "LinearLR",
                "start_factor=0.3333333333333333, end_factor=1.0, total_iters=5",
                (optimizer, args) -> new LinearLR(
                        optimizer,
                        args.number("start_factor"),
                        args.number("end_factor"),
                        args.integer("total_iters")));
        table.add(
                "PolynomialLR",
                "total_iters=5, power=1.0",
                (optimizer, args) -> new PolynomialLR(optimizer, args.integer("total_iters"), args.number("power")));
        table.add(
                "CosineAnnealingLR",
                "T_max, eta_min=0",
                (optimizer, args) -> new CosineAnnealingLR(optimizer, args.integer("T_max"), args.number("eta_min")));
        table.add(
                "CosineAnnealingWarmRestarts",
                "T_0, T_mult=1, eta_min=0",
                (optimizer, args) -> new CosineAnnealingWarmRestarts(
                        optimizer, args.integer("T_0"), args.integer("T_mult"), args.number("eta_min")));
        table.add(
                "CyclicLR",
                "base_lr, max_lr, step_size_up=2000, step_size_down=None, mode='triangular', gamma=1.0, scale_fn=None, "
                        + "scale_mode='cycle', cycle_momentum=True, base_momentum=0.8, max_momentum=0.9",
                SchedulerTable::cyclic);
        table.add(
                "OneCycleLR",
                "max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3, anneal_strategy='cos', "
                        + "cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0, "
                        + "final_div_factor=10000.0, three_phase=False",
                SchedulerTable::oneCycle);
        table.registry.add(
                "lr_scheduler.ReduceLROnPlateau",
                "mode='min', factor=0.1, patience=10, threshold=0.0001, threshold_mode='rel', cooldown=0, min_lr=0, "
                        + "eps=1e-08, verbose=False",
                SchedulerTable::plateau);
        return table.registry;
    }

    private void add(String torch, String signature, BiFunction<Optimizer, Arguments, LRScheduler> make) {
        registry.add("lr_scheduler." + torch, signature + REST, (optimizer, args) -> {
            LRScheduler schedule = make.apply(optimizer, args);
            return metric -> schedule.step();
        });
    }

    private static LRScheduler cyclic(Optimizer optimizer, Arguments args) {
        double up = args.number("step_size_up");
        CyclicLR schedule = new CyclicLR(
                optimizer, rates("base_lr", args), rates("max_lr", args), up, args.numberOr(up, "step_size_down"));
        double gamma = args.number("gamma");
        switch (args.text("mode")) {
            case "triangular" -> {}
            case "triangular2" -> schedule.triangular2();
            case "exp_range" -> schedule.expRange(gamma);
            default -> throw new UnsupportedCaseException("CyclicLR of this mode is not offered");
        }
        double low = args.number("base_momentum");
        double high = args.number("max_momentum");
        args.text("scale_mode"); // of scale_fn, which no file can hold
        return args.flag("cycle_momentum") ? schedule.cycleMomentum(low, high) : schedule;
    }

    private static LRScheduler oneCycle(Optimizer optimizer, Arguments args) {
        boolean inEpochs = args.isNone("total_steps");
        int steps = inEpochs ? args.integer("epochs") * args.integer("steps_per_epoch") : args.integer("total_steps");
        OneCycleLR schedule = new OneCycleLR(optimizer, rates("max_lr", args), steps)
                .pctStart(args.number("pct_start"))
                .linear(args.text("anneal_strategy").equals("linear"))
                .divFactors(args.number("div_factor"), args.number("final_div_factor"))
                .threePhase(args.flag("three_phase"));
        double low = args.number("base_momentum");
        double high = args.number("max_momentum");
        return args.flag("cycle_momentum") ? schedule.cycleMomentum(low, high) : schedule;
    }

    private static DoubleConsumer plateau(Optimizer optimizer, Arguments args) {
        ReduceLROnPlateau schedule = new ReduceLROnPlateau(optimizer)
                .maximize(args.text("mode").equals("max"))
                .factor(args.number("factor"))
                .patience(args.integer("patience"))
                .cooldown(args.integer("cooldown"))
                .minimum(rates("min_lr", args))
                .eps(args.number("eps"));
        double threshold = args.number("threshold");
        if (args.text("threshold_mode").equals("abs")) {
            schedule.absoluteThreshold(threshold);
        } else {
            schedule.relativeThreshold(threshold);
        }
        return schedule::step;
    }

    /** One rate for all groups, or one for each. */
    private static double[] rates(String name, Arguments args) {
        return args.isNumber(name) ? new double[] {args.number(name)} : args.numbers(name);
    }
}
