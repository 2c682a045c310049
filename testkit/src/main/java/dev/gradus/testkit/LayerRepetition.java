package dev.gradus.testkit;

import dev.gradus.core.Tensor;
import dev.gradus.core.module.Layer;
import dev.gradus.core.random.Generator;
import java.util.Map;

/** Checks that eval mode always gives the same and changes nothing, and that the same seed gives the same bits. */
record LayerRepetition(LayerProbe probe) {
    void check() {
        evalIsDeterministic();
        for (boolean training : LayerProbe.MODES) {
            theSameSeedGivesTheSameBits(training);
        }
    }

    private void evalIsDeterministic() {
        Layer layer = probe.make();
        Map<String, Tensor> state = layer.stateDict();
        Tensor first = probe.run(layer, false, probe.input());
        Generator.seedGlobal(LayerProbe.SEED + 2);
        Tensor second = layer.apply(probe.input());
        Complaint.refuse(
                layer,
                "a second pass in eval mode gives another output for the same input; are random numbers drawn without asking isTraining()?",
                Difference.inBits(first, second));
        layer.stateDict()
                .forEach((path, tensor) -> Complaint.refuse(
                        layer,
                        "a pass in eval mode changed the state '%s'".formatted(path),
                        Difference.inBits(state.getOrDefault(path, tensor), tensor)));
    }

    private void theSameSeedGivesTheSameBits(boolean training) {
        Layer layer = probe.make();
        Layer twin = probe.make();
        Map<String, Tensor> state = twin.stateDict();
        layer.stateDict()
                .forEach((path, tensor) -> Complaint.refuse(
                        layer,
                        "'%s' starts with other values for the same seed; draw them from Generator.global() or a generator that is given"
                                .formatted(path),
                        Difference.inBits(state.getOrDefault(path, tensor), tensor)));
        Complaint.refuse(
                layer,
                "a new layer gives another output in %s for the same seed; draw random numbers from Generator.global() or a generator that is given"
                        .formatted(LayerProbe.mode(training)),
                Difference.inBits(probe.run(layer, training, probe.input()), probe.run(twin, training, probe.input())));
    }
}
