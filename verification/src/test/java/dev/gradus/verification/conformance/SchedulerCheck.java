package dev.gradus.verification.conformance;

import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;

/** A learning-rate schedule: the rate before the first step and after each. */
record SchedulerCheck(Registry<BiFunction<Optimizer, Arguments, DoubleConsumer>> schedulers) implements CaseCheck {
    @Override
    public void run(String torch, CaseValues values, Agreement agreement) {
        Registry.Row<BiFunction<Optimizer, Arguments, DoubleConsumer>> row = schedulers.get(torch);
        double baseRate = CaseValues.number(values.field("base_lr")).doubleValue();
        Optimizer optimizer = new SGD(List.of(new Parameter(Tensor.zeros(1))), baseRate);
        DoubleConsumer schedule = new Arguments(row.signature(), List.of(), values.map("kwargs"), values.floating())
                .call(args -> row.adapter().apply(optimizer, args));

        double[] rates = new double[values.field("lrs").size()];
        for (int i = 0; i < rates.length; i++) {
            if (i > 0) {
                schedule.accept(values.has("metrics") ? metric(values, i - 1) : Double.NaN);
            }
            rates[i] = optimizer.learningRate();
        }
        agreement.numbers("lrs", rates);
    }

    private static double metric(CaseValues values, int step) {
        return CaseValues.number(values.field("metrics").path(step)).doubleValue();
    }
}
