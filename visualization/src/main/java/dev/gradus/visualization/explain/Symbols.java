package dev.gradus.visualization.explain;

import dev.gradus.core.Shape;
import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * What everything is called: x the input, z and a the sums and activations of a layer, w and b its weights and biases, t the
 * target, L the loss, u whatever else comes up on the way. An upper index names the layer, one in square brackets the sample.
 */
final class Symbols {
    private static final int MATRIX = 2;

    private final Recording recording;
    private final IdentityHashMap<TapeNode, Symbol> bases = new IdentityHashMap<>();

    Symbols(Recording recording) {
        this.recording = recording;
        if (recording.about().isFunction()) {
            nameGiven();
            recording.layers().forEach(this::name);
        } else {
            // A parameter of a layer is called after the layer.
            recording.layers().forEach(this::name);
            nameGiven();
        }
        bases.put(recording.tape().output(), symbolOf(recording.about().isFunction() ? "f" : "L"));
        nameTheRest();
    }

    /** What was given keeps the name that it was given. */
    private void nameGiven() {
        recording.parameters().forEach((node, name) -> bases.putIfAbsent(node, symbolOf(name)));
        recording.input().ifPresent(input -> bases.putIfAbsent(input, symbolOf("x")));
    }

    /** Weights that several layers share are called after the first. */
    private void name(NeuronLayer layer) {
        String number = "(" + layer.number() + ")";
        bases.putIfAbsent(layer.weight(), new Symbol("w", "", number));
        layer.bias().ifPresent(bias -> bases.putIfAbsent(bias, new Symbol("b", "", number)));
        bases.putIfAbsent(layer.sums(), new Symbol("z", "", number));
        layer.activation().ifPresent(node -> bases.putIfAbsent(node, new Symbol("a", "", number)));
    }

    private void nameTheRest() {
        int next = 1;
        int constants = 1;
        for (TapeNode node : recording.tape().nodes()) {
            for (TapeNode input : node.inputs()) {
                // Within the model it is something else, such as the mask of a Dropout that happens to have the same
                // numbers.
                boolean isTarget = node.module().isEmpty() && isTarget(input);
                if (input.isConstant()
                        && !bases.containsKey(input)
                        && (input.value().size() > 1 || isTarget)) {
                    bases.put(input, isTarget ? symbolOf("t") : symbolOf("c", constants++));
                }
            }
            if (!bases.containsKey(node)) {
                bases.put(node, node.isGiven() ? symbolOf("c", constants++) : symbolOf("u", next++));
            }
        }
    }

    /**
     * Whether these are the numbers that were given as the target, which the loss may have converted; the first such tensor,
     * since a constant of the loss may happen to be the same number.
     */
    private boolean isTarget(TapeNode node) {
        return recording
                        .target()
                        .filter(target -> target.hasNumbersOf(node.value()))
                        .isPresent()
                && bases.values().stream().noneMatch(symbolOf("t")::equals);
    }

    private static Symbol symbolOf(String name) {
        return new Symbol(name, "", "");
    }

    private static Symbol symbolOf(String name, int number) {
        return new Symbol(name, Integer.toString(number), "");
    }

    /** The result of the forward pass: L or f. */
    Symbol result() {
        return of(recording.tape().output());
    }

    /** The name of a tensor as a whole; a constant of one number is that number. */
    Symbol of(TapeNode node) {
        Symbol base = bases.get(node);
        return base == null ? symbolOf("c") : base;
    }

    /** The name of an element of a tensor. */
    Formula element(TapeNode node, int place) {
        Symbol base = bases.get(node);
        if (base == null) {
            return Formula.number(node.value().at(place));
        }
        return indexed(base, node, place);
    }

    private Symbol indexed(Symbol base, TapeNode node, int place) {
        boolean isNeuron = recording.layerOf(node).isPresent() || isInput(node) || isOfNeurons(node);
        if (node.value().size() == 1 && !isNeuron) {
            return base;
        }
        Shape shape = node.shape();
        int[] index = shape.unravel(place);
        boolean isSampled =
                recording.hasSamples() && !isParameter(node) && index.length > 0 && shape.size(0) == recording.rows();
        if (isSampled && index.length == 1 && !isNeuron && node.value().size() > 1) {
            return new Symbol(base.name(), base.sub(), base.sup() + row(place));
        }
        boolean hasRows = isSampled && index.length >= MATRIX;
        StringBuilder sub = new StringBuilder(base.sub());
        for (int i = hasRows ? 1 : 0; i < index.length; i++) {
            sub.append(separator(base, sub, shape)).append(index[i] + 1);
        }
        boolean leavesWidth = hasRows && index.length == MATRIX && shape.size(1) == 1 && !isNeuron;
        return new Symbol(
                base.name(), leavesWidth ? base.sub() : sub.toString(), base.sup() + (hasRows ? row(index[0]) : ""));
    }

    private boolean isInput(TapeNode node) {
        return recording.input().filter(input -> input == node).isPresent();
    }

    /** Whether it is a weight or bias of a layer of neurons, under the layer's own letter. */
    private boolean isOfNeurons(TapeNode node) {
        return !recording.about().isFunction() && recording.isOfLayer(node);
    }

    /** Parameters are the same for all samples. */
    private boolean isParameter(TapeNode node) {
        return recording.parameters().containsKey(node) || recording.isOfLayer(node);
    }

    /** w₁₂ as everywhere, but w₁,₁₂ where indices have several digits, and u₁,₂ for an element of the first u. */
    private static String separator(Symbol base, CharSequence before, Shape shape) {
        boolean isShort = shape.rank() == MATRIX && shape.size(0) < 10 && shape.size(1) < 10;
        return before.isEmpty() || (isShort && base.sub().isEmpty()) ? "" : ",";
    }

    private String row(int row) {
        return recording.rows() > 1 ? "[" + (row + 1) + "]" : "";
    }

    Symbol z(NeuronLayer layer, int row, int neuron) {
        return layer.sums() == recording.tape().output() ? result() : neuron("z", layer, row, neuron);
    }

    Symbol a(NeuronLayer layer, int row, int neuron) {
        return neuron(layer.activation().isPresent() ? "a" : "z", layer, row, neuron);
    }

    Symbol delta(NeuronLayer layer, int row, int neuron) {
        return neuron("δ", layer, row, neuron);
    }

    private Symbol neuron(String name, NeuronLayer layer, int row, int neuron) {
        return new Symbol(name, Integer.toString(neuron + 1), "(" + layer.number() + ")" + row(row));
    }

    /** What a layer gets at one of its inputs. */
    Formula input(NeuronLayer layer, int row, int place) {
        return element(layer.input(), row * layer.inputs() + place);
    }

    Symbol weight(NeuronLayer layer, int neuron, int input) {
        return (Symbol) element(layer.weight(), neuron * layer.inputs() + input);
    }

    Formula bias(TapeNode bias, int neuron) {
        return element(bias, neuron);
    }

    /** ∂L/∂ something. */
    Formula gradient(Formula of) {
        return Formula.derivative(result(), of);
    }

    /** The symbol of an element of a parameter. */
    Symbol parameter(ParameterFigures figures, int place) {
        return recording.parameters().entrySet().stream()
                .filter(entry -> entry.getValue().equals(figures.name()))
                .findFirst()
                .map(entry -> (Symbol) element(entry.getKey(), place))
                .orElseGet(() -> symbolOf(figures.name()));
    }

    /** The symbols of what is around an operation. */
    Elements around(TapeNode node) {
        return new Elements() {
            @Override
            public Formula input(int input, int place) {
                return element(node.inputs().get(input), place);
            }

            @Override
            public Formula output(int place) {
                return element(node, place);
            }

            @Override
            public Formula inner(String name, int input, int place, double value) {
                return indexed(
                        new Symbol(name, ordinal(node), ""), node.inputs().get(input), place);
            }
        };
    }

    /** Which one it is among the operations of its kind; empty if it is the only one. */
    private String ordinal(TapeNode node) {
        List<TapeNode> alike = recording.tape().nodes().stream()
                .filter(other -> other.operation().equals(node.operation()))
                .toList();
        return alike.size() == 1 ? "" : Integer.toString(alike.indexOf(node) + 1);
    }
}
