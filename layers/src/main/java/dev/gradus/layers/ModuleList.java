package dev.gradus.layers;

import dev.gradus.core.module.Module;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Modules in a list, whose parameters belong to the module that has the list as a child; what is done with them is that
 * module's business.
 *
 * <pre>{@code
 * private final ModuleList<Dense> heads = child("heads", new ModuleList<>());
 * }</pre>
 *
 * <p>Their names in the state are their places: 0, 1, and so on.
 *
 * @param <M> what they have in common
 */
public final class ModuleList<M extends Module> extends Module implements Iterable<M> {
    private final List<M> modules = new ArrayList<>();

    /** An empty list. */
    public ModuleList() {}

    /** A list of the modules of another one. */
    public ModuleList(List<? extends M> modules) {
        modules.forEach(this::add);
    }

    /**
     * Adds a module at the end.
     *
     * @return this, so that calls can be chained
     */
    public ModuleList<M> add(M module) {
        modules.add(child(Integer.toString(modules.size()), module));
        return this;
    }

    /**
     * A module by its place, counted from the end when negative.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public M get(int index) {
        int size = modules.size();
        if (index < -size || index >= size) {
            throw new IndexOutOfBoundsException("ModuleList: there is no module %d among %d".formatted(index, size));
        }
        return modules.get(index < 0 ? index + size : index);
    }

    /** The number of modules. */
    public int size() {
        return modules.size();
    }

    @Override
    public Iterator<M> iterator() {
        return Collections.unmodifiableList(modules).iterator();
    }
}
