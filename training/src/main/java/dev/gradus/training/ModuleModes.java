package dev.gradus.training;

import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which modules were switched to train and which to eval at some time. */
final class ModuleModes {
    private final Map<Module, Boolean> training = new LinkedHashMap<>();

    private ModuleModes() {}

    static ModuleModes of(Layer model) {
        ModuleModes modes = new ModuleModes();
        model.namedModules().values().forEach(module -> modes.training.put(module, module.isTraining()));
        return modes;
    }

    /** Switching a module switches all below it, and parents come first: so each module ends in its own mode. */
    void restore() {
        training.forEach((module, inTraining) -> {
            if (inTraining) {
                module.train();
            } else {
                module.eval();
            }
        });
    }
}
