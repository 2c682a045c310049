package dev.gradus.core.module;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableMap;
import dev.gradus.core.Buffer;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of modules that can be described and made again, by name. {@code Layers.registry()} knows those of the framework;
 * a user's own are added with a line each:
 *
 * <pre>{@code
 * Layers.registry().register(Gate.class, settings -> new Gate(settings.integer("size")));
 * }</pre>
 *
 * <p>Nothing is looked up or loaded by a name: what is not registered is an error. Registering is not safe while other threads
 * use the registry.
 */
public final class ModuleRegistry {
    private final Map<String, Kind> kinds = new TreeMap<>();

    /** One that knows nothing yet. */
    public ModuleRegistry() {}

    /**
     * A kind of module.
     *
     * @param type its class; null under a name that it had before
     * @param holdsOthers whether its children are described too
     */
    private record Kind(@Nullable Class<?> type, boolean holdsOthers, ModuleFactory<?> factory) {}

    /**
     * Adds a kind of module that makes its children, if it has any, by itself.
     *
     * @param type its class, whose simple name counts
     * @param factory makes one of the settings that {@link Module#settings()} told
     * @return this registry
     * @throws IllegalArgumentException if the name is taken
     */
    public <M extends Module> ModuleRegistry register(Class<M> type, Function<Settings, M> factory) {
        return add(type.getSimpleName(), new Kind(type, false, (settings, children) -> factory.apply(settings)));
    }

    /**
     * Adds a kind of module under a name that it no longer has, so that old descriptions stay readable.
     *
     * @throws IllegalArgumentException if the name is taken
     */
    public ModuleRegistry register(String formerName, Function<Settings, ? extends Module> factory) {
        return add(formerName, new Kind(null, false, (settings, children) -> factory.apply(settings)));
    }

    /**
     * Adds a kind of module that holds what it is given, as a {@code Sequential} does.
     *
     * @param type its class, whose simple name counts
     * @param factory makes one of its settings and its children
     * @return this registry
     * @throws IllegalArgumentException if the name is taken
     */
    public <M extends Module> ModuleRegistry registerContainer(Class<M> type, ModuleFactory<M> factory) {
        return add(type.getSimpleName(), new Kind(type, true, factory));
    }

    private ModuleRegistry add(String name, Kind kind) {
        if (kinds.putIfAbsent(name, kind) != null) {
            throw new IllegalArgumentException(
                    "There is a kind of module '%s' already; give the class another name".formatted(name));
        }
        return this;
    }

    /** The names of all kinds, in order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(kinds.keySet());
    }

    // ---- describing

    /**
     * Describes a module, so that it can be made again.
     *
     * @throws ModuleDescriptionException if its kind or that of a child is not registered, a setting cannot be told, or one
     *     module with parameters or buffers stands at two places, which would come apart
     */
    public ModuleDescription describe(Module module) {
        return describe("", module, new IdentityHashMap<>());
    }

    private ModuleDescription describe(String path, Module module, Map<Module, String> seen) {
        String type = module.typeName();
        Kind kind = kinds.get(type);
        if (kind == null || kind.type == null) {
            throw new ModuleDescriptionException(
                    path,
                    type,
                    "cannot be described, since its kind is not registered; write registry.register(%s.class, settings -> new %s(...)) and override its settings() if it has any"
                            .formatted(type, type),
                    null);
        }
        if (!kind.type.equals(module.getClass())) {
            throw new ModuleDescriptionException(
                    path,
                    type,
                    "%s has the same name as %s, which would be made of its description; give it another name"
                            .formatted(module.getClass().getName(), kind.type.getName()),
                    null);
        }
        Settings settings = module.settings();
        if (!settings.untold().isEmpty()) {
            throw new ModuleDescriptionException(
                    path,
                    type,
                    "cannot be described, since its %s is code; take one that has a name, such as a constant of an enum or a registered module"
                            .formatted(Joiner.on(", ").join(settings.untold())),
                    null);
        }
        String before = seen.putIfAbsent(module, path);
        if (before != null && hasState(module)) {
            throw new ModuleDescriptionException(
                    path,
                    type,
                    "is the same module as model.%s, and a description would make two of it; let a module of your own hold it once and run it twice"
                            .formatted(before),
                    null);
        }
        ImmutableMap.Builder<String, ModuleDescription> children = ImmutableMap.builder();
        if (kind.holdsOthers) {
            module.children().forEach((name, child) -> children.put(name, describe(join(path, name), child, seen)));
        }
        return new ModuleDescription(type, settings, children.buildOrThrow());
    }

    private static boolean hasState(Module module) {
        return !module.namedParameters().isEmpty() || !module.namedBuffers().isEmpty();
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    // ---- making again

    /**
     * Makes a module like the described one, with parameters that start as in a new one.
     *
     * @throws ModuleDescriptionException if a kind is unknown, or settings or children do not fit it
     */
    public Module build(ModuleDescription description) {
        return build("", description);
    }

    /**
     * Makes a module like the described one and gives it its state, in the types that the state has. Nothing is drawn from a
     * generator, and no more memory is taken than the state itself has, whatever the description says, as long as modules
     * declare their parameters by {@link Module#parameter(String, dev.gradus.core.init.Initializer, int...)}.
     *
     * @param state tensors by path
     * @throws ModuleDescriptionException if a kind is unknown, or settings or children do not fit it or the state
     * @throws IllegalArgumentException if the state does not fit the module
     */
    public Module build(ModuleDescription description, Map<String, Tensor> state) {
        long numbers = state.values().stream().mapToLong(Tensor::elements).sum();
        Module module = StartingValues.ofState(numbers, () -> build("", description));
        module.namedParameters().forEach((path, parameter) -> adopt(path, parameter, state));
        module.namedBuffers().forEach((path, buffer) -> adopt(path, buffer, state));
        module.loadStateDict(state);
        return module;
    }

    private static void adopt(String path, Tensor part, Map<String, Tensor> state) {
        Tensor value = state.get(path);
        if (value == null || value.dtype() == part.dtype() || !part.dtype().isFloating()) {
            return;
        }
        if (!value.dtype().isFloating()) {
            throw new IllegalArgumentException(
                    "expected floating-point numbers in the state for '%s', got %s".formatted(path, value.dtype()));
        }
        if (part instanceof Parameter parameter) {
            parameter.convertTo(value.dtype());
        } else if (part instanceof Buffer buffer) {
            buffer.convertTo(value.dtype());
        }
    }

    private Module build(String path, ModuleDescription description) {
        String type = description.type();
        Kind kind = kinds.get(type);
        if (kind == null) {
            throw new ModuleDescriptionException(
                    path,
                    type,
                    "this kind of module is not registered; nearest are %s; if it is your own, write registry.register(%s.class, settings -> new %s(...))"
                            .formatted(
                                    Joiner.on(", ").join(NearestNames.to(type, kinds.keySet())),
                                    SettingValue.truncated(type),
                                    SettingValue.truncated(type)),
                    null);
        }
        if (!kind.holdsOthers && !description.children().isEmpty()) {
            throw new ModuleDescriptionException(
                    path,
                    type,
                    "expected no children, got "
                            + SettingValue.shown(description.children().keySet()),
                    null);
        }
        Map<String, Module> children = new LinkedHashMap<>();
        description.children().forEach((name, child) -> children.put(name, build(join(path, name), child)));
        Module module;
        try {
            module = kind.factory.create(description.settings(), Collections.unmodifiableMap(children));
        } catch (ModuleDescriptionException e) {
            throw e;
        } catch (RuntimeException e) {
            // A factory may be a user's own; whatever it throws, the place must not be lost.
            throw new ModuleDescriptionException(path, type, String.valueOf(e.getMessage()), e);
        }
        check(path, description, kind, module);
        return module;
    }

    /** That nothing of the description was overlooked. */
    private static void check(String path, ModuleDescription description, Kind kind, Module module) {
        Set<String> differing = description.settings().differingFrom(module.settings());
        if (!differing.isEmpty()) {
            throw new ModuleDescriptionException(
                    path,
                    description.type(),
                    "it has no such setting, or does not keep it: %s; it was made with %s"
                            .formatted(
                                    SettingValue.shown(differing),
                                    module.settings().asMap()),
                    null);
        }
        if (kind.holdsOthers
                && !ImmutableMap.copyOf(module.children())
                        .keySet()
                        .asList()
                        .equals(ImmutableMap.copyOf(description.children())
                                .keySet()
                                .asList())) {
            throw new ModuleDescriptionException(
                    path,
                    description.type(),
                    "expected children named %s, got %s"
                            .formatted(
                                    SettingValue.shown(module.children().keySet()),
                                    SettingValue.shown(description.children().keySet())),
                    null);
        }
    }
}
