package dev.gradus.training;

import dev.gradus.core.module.Layer;
import dev.gradus.core.module.Module;
import java.util.ArrayList;
import java.util.List;

/** Which modules were switched to train and which to eval at some time. */
final class ModuleModes {
    private final List<Runnable> switches = new ArrayList<>();

    private ModuleModes() {}

    static ModuleModes of(Layer model) {
        ModuleModes modes = new ModuleModes();
        for (Module module : model.namedModules().values()) {
            modes.switches.add(module.isTraining() ? module::train : module::eval);
        }
        return modes;
    }

    /** Switching a module switches all below it, and parents come first: so each module ends in its own mode. */
    void restore() {
        switches.forEach(Runnable::run);
    }
}
