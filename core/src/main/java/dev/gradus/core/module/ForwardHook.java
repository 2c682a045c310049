package dev.gradus.core.module;

import dev.gradus.core.Tensor;
import java.util.List;

/** Sees what goes through a module. */
@FunctionalInterface
public interface ForwardHook {
    /**
     * Called after every forward pass of a module.
     *
     * @param module the module
     * @param inputs what it was given
     * @param output what it gave
     */
    void onForward(Module module, List<Tensor> inputs, Tensor output);
}
