package dev.gradus.core.module;

import com.google.common.collect.ImmutableMap;
import dev.gradus.core.Buffer;
import dev.gradus.core.DType;
import dev.gradus.core.OperationException;
import dev.gradus.core.Parameter;
import dev.gradus.core.Tensor;
import dev.gradus.core.init.Initializer;
import dev.gradus.core.random.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a network: parameters it learns, buffers it keeps, and the modules it is made of, each declared in the
 * constructor where it is made.
 *
 * <pre>{@code
 * final class Net extends Layer {
 *     private final Dense hidden = child("hidden", new Dense(784, 256));
 *     private final Dense output = child("output", new Dense(256, 10));
 *
 *     public Tensor forward(Tensor x) {
 *         return output.apply(hidden.apply(x).relu());
 *     }
 * }
 * }</pre>
 *
 * <p>A module with one input and one output is a {@link Layer}; others declare a typed {@code forward} of their own and
 * run it through {@link #call}.
 */
public abstract class Module {
    private final Map<String, Module> children = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final Map<String, Buffer> buffers = new LinkedHashMap<>();
    private final Map<String, Generator> generators = new LinkedHashMap<>();
    private final List<ForwardHook> hooks = new ArrayList<>();
    private @Nullable String name;
    private boolean training = true;

    /** Subclasses declare their parts in their own constructors. */
    protected Module() {}

    // ---- declaring the parts

    /**
     * Declares a child.
     *
     * @param childName its name in the state, without a dot
     * @return the child
     * @throws IllegalArgumentException if the name is taken or has a dot in it
     */
    protected final <M extends Module> M child(String childName, M child) {
        checkName(childName);
        if (child.namedModules().containsValue(this)) {
            throw new IllegalArgumentException(
                    "%s: the child '%s' contains this module itself".formatted(typeName(), childName));
        }
        children.put(childName, child);
        ((Module) child).name = childName;
        return child;
    }

    /**
     * Declares a parameter.
     *
     * @param parameterName its name in the state, without a dot
     * @param start the values it starts with, which are copied
     * @throws IllegalArgumentException if the name is taken or has a dot in it
     */
    protected final Parameter parameter(String parameterName, Tensor start) {
        checkName(parameterName);
        StartingValues.count(parameterName, start);
        return added(parameterName, start);
    }

    /**
     * Declares a parameter by its shape; random values are drawn by the global generator.
     *
     * @param parameterName its name in the state, without a dot
     * @param start what it starts with, which is not asked for in a module that is made again from its state
     * @param sizes the shape
     * @throws IllegalArgumentException if the name is taken or has a dot in it
     */
    protected final Parameter parameter(String parameterName, Initializer start, int... sizes) {
        return parameter(parameterName, start, Generator.global(), sizes);
    }

    /**
     * Declares a parameter by its shape.
     *
     * @param parameterName its name in the state, without a dot
     * @param start what it starts with, which is not asked for in a module that is made again from its state
     * @param generator where random values are drawn from
     * @param sizes the shape
     * @throws IllegalArgumentException if the name is taken or has a dot in it
     */
    protected final Parameter parameter(String parameterName, Initializer start, Generator generator, int... sizes) {
        checkName(parameterName);
        return added(parameterName, StartingValues.create(parameterName, start, generator, sizes));
    }

    private Parameter added(String parameterName, Tensor start) {
        Parameter parameter = new Parameter(start);
        parameters.put(parameterName, parameter);
        return parameter;
    }

    /**
     * Declares a buffer: state that is saved and loaded, but not learned.
     *
     * @param bufferName its name in the state, without a dot
     * @param start the values it starts with, which are copied
     * @throws IllegalArgumentException if the name is taken or has a dot in it
     */
    protected final Buffer buffer(String bufferName, Tensor start) {
        checkName(bufferName);
        StartingValues.count(bufferName, start);
        Buffer buffer = new Buffer(start);
        buffers.put(bufferName, buffer);
        return buffer;
    }

    /**
     * Declares a buffer by its shape.
     *
     * @param bufferName its name in the state, without a dot
     * @param start what it starts with, which is not asked for in a module that is made again from its state
     * @param sizes the shape
     * @throws IllegalArgumentException if the name is taken or has a dot in it
     */
    protected final Buffer buffer(String bufferName, Initializer start, int... sizes) {
        checkName(bufferName);
        Buffer buffer = new Buffer(StartingValues.create(bufferName, start, Generator.global(), sizes));
        buffers.put(bufferName, buffer);
        return buffer;
    }

    /**
     * Declares a generator that this module draws from whenever it runs, so that a checkpoint of a training run knows of it.
     * It is no part of {@link #stateDict}.
     *
     * @param generatorName its name, without a dot
     * @return the generator
     * @throws IllegalArgumentException if the name is taken or has a dot in it
     */
    protected final Generator generator(String generatorName, Generator generator) {
        checkName(generatorName);
        generators.put(generatorName, generator);
        return generator;
    }

    private void checkName(String partName) {
        if (partName.isEmpty() || partName.contains(".")) {
            throw new IllegalArgumentException("%s: the name of a part must not be empty nor contain a dot, got '%s'"
                    .formatted(typeName(), partName));
        }
        if (Stream.of(children, parameters, buffers, generators).anyMatch(parts -> parts.containsKey(partName))) {
            throw new IllegalArgumentException("%s: the name '%s' is taken already".formatted(typeName(), partName));
        }
    }

    // ---- walking the tree

    /** The children by name, in the order of their declaration. */
    public final Map<String, Module> children() {
        return Collections.unmodifiableMap(children);
    }

    /** This module under the empty name and all below it by their path, such as {@code encoder.0}, parents first. */
    public final Map<String, Module> namedModules() {
        Map<String, Module> result = new LinkedHashMap<>();
        walk("", result::put);
        return result;
    }

    /** All parameters of this module and those below it, each once. */
    public final List<Parameter> parameters() {
        return List.copyOf(namedParameters().values());
    }

    /** All parameters by path, such as {@code encoder.0.weight}; one that is shared comes under its first path only. */
    public final Map<String, Parameter> namedParameters() {
        Map<String, Parameter> result = new LinkedHashMap<>();
        Set<Parameter> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        walk(
                "",
                (path, module) -> module.parameters.forEach((partName, parameter) -> {
                    if (seen.add(parameter)) {
                        result.put(join(path, partName), parameter);
                    }
                }));
        return result;
    }

    /** All buffers by path. */
    public final Map<String, Buffer> namedBuffers() {
        Map<String, Buffer> result = new LinkedHashMap<>();
        walk(
                "",
                (path, module) ->
                        module.buffers.forEach((partName, buffer) -> result.put(join(path, partName), buffer)));
        return result;
    }

    /** All generators that modules draw from when they run, by path; one that is shared comes under each of its paths. */
    public final Map<String, Generator> namedGenerators() {
        Map<String, Generator> result = new LinkedHashMap<>();
        walk(
                "",
                (path, module) -> module.generators.forEach(
                        (partName, generator) -> result.put(join(path, partName), generator)));
        return result;
    }

    private void walk(String path, BiConsumer<String, Module> visitor) {
        visitor.accept(path, this);
        children.forEach((childName, child) -> child.walk(join(path, childName), visitor));
    }

    private static String join(String path, String partName) {
        return path.isEmpty() ? partName : path + "." + partName;
    }

    /** The number of learned numbers in this module and those below it. */
    public final long parameterCount() {
        return parameters().stream().mapToLong(Tensor::elements).sum();
    }

    // ---- switching

    /** Sets this module and those below it to behave as in training. */
    public final void train() {
        walk("", (path, module) -> module.training = true);
    }

    /** Sets this module and those below it to behave as in evaluation: no dropout, fixed statistics. */
    public final void eval() {
        walk("", (path, module) -> module.training = false);
    }

    final void setTraining(boolean value) {
        training = value;
    }

    /** Whether this module behaves as in training, which is how it starts. */
    public final boolean isTraining() {
        return training;
    }

    /** Stops the learning of all parameters of this module and those below it. */
    public final void freeze() {
        parameters().forEach(parameter -> parameter.requiresGrad(false));
    }

    /** Lets all parameters of this module and those below it learn again. */
    public final void unfreeze() {
        parameters().forEach(parameter -> parameter.requiresGrad(true));
    }

    /** Forgets the gradients of all parameters. */
    public final void zeroGrad() {
        parameters().forEach(Tensor::zeroGrad);
    }

    /** Converts all parameters and floating-point buffers to float32 or float64; to be called before an optimizer is made. */
    public final void to(DType dtype) {
        if (!dtype.isFloating()) {
            throw new IllegalArgumentException("A module computes in float32 or float64, got " + dtype);
        }
        parameters().forEach(parameter -> parameter.convertTo(dtype));
        namedBuffers().values().stream()
                .filter(buffer -> buffer.dtype().isFloating())
                .forEach(buffer -> buffer.convertTo(dtype));
    }

    // ---- state

    /** Copies of all parameters and buffers by path: what is saved of a model. */
    public final Map<String, Tensor> stateDict() {
        ImmutableMap.Builder<String, Tensor> state = ImmutableMap.builder();
        stateTensors().forEach((path, tensor) -> state.put(path, tensor.detach().copy()));
        return state.buildOrThrow();
    }

    /**
     * Sets all parameters and buffers.
     *
     * @param state tensors by path, of the right shapes
     * @throws IllegalArgumentException if something is missing, unexpected or of another shape; nothing is changed then
     */
    public final void loadStateDict(Map<String, Tensor> state) {
        StateDictLoader.load(typeName(), stateTensors(), state, true);
    }

    /**
     * Sets those parameters and buffers that the state has, and leaves the others as they are.
     *
     * @return what was missing and what was not expected
     * @throws IllegalArgumentException if something is of another shape; nothing is changed then
     */
    public final StateDictMismatch loadMatchingState(Map<String, Tensor> state) {
        return StateDictLoader.load(typeName(), stateTensors(), state, false);
    }

    /** Parameters and buffers in the order of the modules, as PyTorch lists them. */
    private Map<String, Tensor> stateTensors() {
        Map<String, Tensor> result = new LinkedHashMap<>();
        walk("", (path, module) -> {
            module.parameters.forEach((partName, parameter) -> result.put(join(path, partName), parameter));
            module.buffers.forEach((partName, buffer) -> result.put(join(path, partName), buffer));
        });
        return result;
    }

    // ---- running

    /**
     * Runs a forward pass, so that hooks see it and an error tells where it happened.
     *
     * @param forward computes the output
     * @param inputs what the hooks are shown
     * @return the output
     */
    protected final Tensor call(Supplier<Tensor> forward, Tensor... inputs) {
        return call(forward, output -> output, inputs);
    }

    /**
     * Runs a forward pass with several outputs, so that hooks see it and an error tells where it happened.
     *
     * @param forward computes the outputs
     * @param shown picks the one that the hooks are shown
     * @param inputs what the hooks are shown
     * @return the outputs
     */
    protected final <R> R call(Supplier<R> forward, Function<R, Tensor> shown, Tensor... inputs) {
        R output;
        try {
            output = forward.get();
        } catch (OperationException e) {
            e.within(pathName(), typeName());
            throw e;
        }
        if (!hooks.isEmpty()) {
            for (ForwardHook hook : List.copyOf(hooks)) {
                hook.onForward(this, List.of(inputs), shown.apply(output));
            }
        }
        return output;
    }

    private String pathName() {
        return name == null ? "model" : name;
    }

    /**
     * Calls a hook after every forward pass of this module.
     *
     * @return removes the hook when run
     */
    public final Runnable registerForwardHook(ForwardHook hook) {
        hooks.add(hook);
        return () -> hooks.remove(hook);
    }

    /** Whether anybody is called after every forward pass of this module. */
    public final boolean hasForwardHooks() {
        return !hooks.isEmpty();
    }

    /** The name of this kind of module, as summaries and errors show it: the simple name of its class, or of its superclass if it has none. */
    public final String typeName() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? getClass().getSuperclass().getSimpleName() : name;
    }

    /** What this module was made with: for {@link #toString()}, and to be saved, see {@link ModuleRegistry}; none unless overridden. */
    protected Settings settings() {
        return Settings.none();
    }

    /** The tree of modules with their settings, one a line. */
    @Override
    public final String toString() {
        if (children.isEmpty()) {
            return typeName() + "(" + settings() + ")";
        }
        StringBuilder text =
                new StringBuilder(typeName()).append('(').append(settings()).append('\n');
        children.forEach((childName, child) -> text.append("  (")
                .append(childName)
                .append("): ")
                .append(child.toString().replace("\n", "\n  "))
                .append('\n'));
        return text.append(')').toString();
    }
}
