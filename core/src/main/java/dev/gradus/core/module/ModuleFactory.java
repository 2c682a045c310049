package dev.gradus.core.module;

import java.util.Map;

/**
 * Makes a module again that holds others.
 *
 * @param <M> the kind of module
 */
@FunctionalInterface
public interface ModuleFactory<M extends Module> {
    /**
     * Makes the module.
     *
     * @param settings what it was made with
     * @param children what it holds, by name and in order, made already
     */
    M create(Settings settings, Map<String, Module> children);
}
