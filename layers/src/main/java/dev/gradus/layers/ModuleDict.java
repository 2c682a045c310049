package dev.gradus.layers;

import dev.gradus.core.module.Module;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Modules by name, whose parameters belong to the module that has them as a child; what is done with them is that module's
 * business.
 *
 * <pre>{@code
 * private final ModuleDict<Layer> heads =
 *         child("heads", new ModuleDict<Layer>().put("price", new Dense(64, 1)).put("kind", new Dense(64, 5)));
 * }</pre>
 *
 * <p>Their names in the state are the same, and their order is that in which they came.
 *
 * @param <M> what they have in common
 */
public final class ModuleDict<M extends Module> extends Module {
    private final Map<String, M> modules = new LinkedHashMap<>();

    /** No modules yet. */
    public ModuleDict() {}

    /**
     * Adds a module.
     *
     * @param name its name, without a dot
     * @return this, so that calls can be chained
     * @throws IllegalArgumentException if the name is taken, empty or has a dot in it
     */
    public ModuleDict<M> put(String name, M module) {
        modules.put(name, child(name, module));
        return this;
    }

    /**
     * A module by its name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public M get(String name) {
        M module = modules.get(name);
        if (module == null) {
            throw new IllegalArgumentException(
                    "ModuleDict: there is no module '%s' among %s".formatted(name, modules.keySet()));
        }
        return module;
    }

    /** The names, in the order in which the modules came. */
    public Set<String> names() {
        return Collections.unmodifiableSet(modules.keySet());
    }

    /** The number of modules. */
    public int size() {
        return modules.size();
    }
}
