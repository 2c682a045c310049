package dev.gradus.training.diagnosis;

import dev.gradus.core.Autograd;
import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import dev.gradus.training.data.Batch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for rectifiers most of whose units are always 0. A unit is a feature of (n, features), a channel of (n, channels,
 * height, width), and any place else.
 */
final class DeadUnits implements Check {
    private static final Set<String> RECTIFIERS = Set.of("ReLU", "ReLU6");
    private static final double MOST = 0.5;
    private static final int SAMPLED_BATCHES = 3;
    private static final int RANK_OF_IMAGES = 4;

    private final Map<String, Module> rectifiers = new LinkedHashMap<>();
    private final Map<String, Tensor> largest = new LinkedHashMap<>();
    private final List<Runnable> removals = new ArrayList<>();
    private final Findings findings;
    private int batches;

    DeadUnits(Layer model, Findings findings) {
        this.findings = findings;
        model.namedModules().forEach((path, module) -> {
            if (RECTIFIERS.contains(module.typeName())) {
                String name = path.isEmpty() ? "model" : "model." + path;
                rectifiers.put("%s (%s)".formatted(name, module.typeName()), module);
            }
        });
    }

    @Override
    public void beforeForward(Batch batch) {
        batches++;
        rectifiers.forEach((name, module) ->
                removals.add(module.registerForwardHook((ran, inputs, output) -> look(name, output.detach()))));
    }

    private void look(String name, Tensor output) {
        if (output.rank() < 2 || output.size(0) == 0) {
            return;
        }
        try (Autograd.Scope ignored = Autograd.noGrad()) {
            Tensor units =
                    output.rank() >= RANK_OF_IMAGES ? output.flatten(2, -1).max(0, 2) : output.max(0);
            // What a module is given may change its size from batch to batch; then only the latest counts.
            largest.merge(name, units, (old, now) -> old.shape().equals(now.shape()) ? old.maximum(now) : now);
        }
    }

    @Override
    public void afterBackward(double loss) {
        close();
    }

    @Override
    public void afterEpoch() {
        if (batches < SAMPLED_BATCHES) {
            return;
        }
        largest.forEach((name, units) -> {
            double dead = units.le(0).sum().item();
            double share = dead / units.elements();
            if (share > MOST) {
                findings.add(
                        Rule.DEAD_UNITS,
                        name,
                        Map.of("dead", dead, "units", (double) units.elements(), "share", share),
                        "%.0f of the %d units of %s were 0 for every sample of an epoch that was looked at",
                        dead,
                        units.elements(),
                        name);
            }
        });
        largest.clear();
        batches = 0;
    }

    @Override
    public void close() {
        removals.forEach(Runnable::run);
        removals.clear();
    }
}
