package dev.gradus.core.module;

import com.google.common.collect.ImmutableMap;
import java.util.Map;

/**
 * What a module can be made again from: data, and no code. {@link ModuleRegistry} makes one of a module, and a module of one.
 *
 * @param type the name of its class, as {@link Module#typeName()} gives it
 * @param settings what it was made with
 * @param children what it holds, by name and in order, if it is a container; a module that makes its children by itself has
 *     none here
 */
public record ModuleDescription(String type, Settings settings, Map<String, ModuleDescription> children) {
    /** Copies the children. */
    public ModuleDescription {
        children = ImmutableMap.copyOf(children);
    }

    /** A module without children, or one that makes them by itself. */
    public ModuleDescription(String type, Settings settings) {
        this(type, settings, Map.of());
    }
}
