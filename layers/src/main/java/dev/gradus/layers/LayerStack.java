package dev.gradus.layers;

import dev.gradus.core.module.Module;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Modules of one kind, named by their place. */
final class LayerStack<M extends Module> extends Module implements Iterable<M> {
    private final List<M> modules = new ArrayList<>();

    LayerStack(int count, Supplier<M> make) {
        if (count < 1) {
            throw new IllegalArgumentException("transformer: expected at least 1 layer, got " + count);
        }
        for (int i = 0; i < count; i++) {
            modules.add(child(Integer.toString(i), make.get()));
        }
    }

    @Override
    public Iterator<M> iterator() {
        return Collections.unmodifiableList(modules).iterator();
    }
}
