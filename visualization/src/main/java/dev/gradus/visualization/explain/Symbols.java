package dev.gradus.visualization.explain;

import dev.gradus.visualization.explain.formula.Formula;
import dev.gradus.visualization.explain.formula.Formula.Symbol;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What everything is called: x the input, z and a the sums and activations of a layer, w and b its weights and biases, t the
 * target, L the loss, u whatever else comes up on the way. Upper indices name the layer and, in brackets, the sample.
 */
final class Symbols {
    private static final int ROWS = 2;

    private final Recording recording;
    private final IdentityHashMap<TapeNode, Symbol> bases = new IdentityHashMap<>();

    Symbols(Recording recording) {
        this.recording = recording;
        recording.parameters().forEach((node, name) -> bases.put(node, new Symbol(name, "", "")));
        for (NeuronLayer layer : recording.layers()) {
            String number = "(" + layer.number() + ")";
            bases.put(layer.weight(), new Symbol("w", "", number));
            layer.bias().ifPresent(bias -> bases.put(bias, new Symbol("b", "", number)));
            bases.putIfAbsent(layer.sums(), new Symbol("z", "", number));
            layer.activation().ifPresent(node -> bases.putIfAbsent(node, new Symbol("a", "", number)));
        }
        recording.layers().stream()
                .map(NeuronLayer::input)
                .filter(TapeNode::isGiven)
                .forEach(input -> bases.putIfAbsent(input, new Symbol("x", "", "")));
        bases.put(recording.tape().output(), new Symbol(recording.about().isFunction() ? "f" : "L", "", ""));
        nameTheRest();
    }

    private void nameTheRest() {
        int next = 1;
        int constants = 1;
        for (TapeNode node : recording.tape().nodes()) {
            for (TapeNode input : node.inputs()) {
                String name = givenName(input);
                if (input.isGiven()
                        && !bases.containsKey(input)
                        && (input.value().size() > 1 || !name.isEmpty())) {
                    bases.put(input, name.isEmpty() ? symbolOf("c", constants++) : symbolOf(name));
                }
            }
            if (!bases.containsKey(node)) {
                bases.put(node, node.isGiven() ? symbolOf("x") : symbolOf("u", next++));
            }
        }
    }

    /**
     * x or t if these are the numbers that were given as such, which the loss may have converted; the first such tensor, since
     * a constant of the loss may happen to be the same number.
     */
    private String givenName(TapeNode node) {
        return recording.given().entrySet().stream()
                .filter(entry -> entry.getValue().hasNumbersOf(node.value()))
                .map(Map.Entry::getKey)
                .filter(name -> bases.values().stream().noneMatch(symbolOf(name)::equals))
                .sorted(Comparator.comparing(name -> node == firstInput() ? name.equals("t") : name.equals("x")))
                .findFirst()
                .orElse("");
    }

    private @Nullable TapeNode firstInput() {
        return recording.layers().isEmpty() ? null : recording.layers().get(0).input();
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
        Values value = node.value();
        boolean isNeuron = base.name().equals("w")
                || isBias(node)
                || recording.layerOf(node).isPresent()
                || node == firstInput();
        if (value.size() == 1 && !isNeuron) {
            return base;
        }
        int[] index = value.shape().unravel(place);
        boolean hasRows = index.length == ROWS
                && value.shape().size(0) == recording.rows()
                && !base.name().equals("w");
        if (index.length == 1 && !isNeuron && value.size() == recording.rows() && value.size() > 1) {
            return new Symbol(base.name(), base.sub(), base.sup() + row(place));
        }
        StringBuilder sub = new StringBuilder(base.sub());
        for (int i = hasRows ? 1 : 0; i < index.length; i++) {
            sub.append(separator(base, sub, value)).append(index[i] + 1);
        }
        boolean leavesWidth = hasRows && value.width() == 1 && !isNeuron;
        return new Symbol(
                base.name(), leavesWidth ? base.sub() : sub.toString(), base.sup() + (hasRows ? row(index[0]) : ""));
    }

    private boolean isBias(TapeNode node) {
        return recording.layers().stream()
                .anyMatch(layer -> layer.bias().filter(bias -> bias == node).isPresent());
    }

    /** w₁₂ as everywhere, but w₁,₁₂ where indices have several digits, and u₁,₂ for an element of the first u. */
    private static String separator(Symbol base, CharSequence before, Values value) {
        boolean isShort = value.shape().rank() == ROWS && value.shape().size(0) < 10 && value.width() < 10;
        return before.isEmpty() || (isShort && base.sub().isEmpty()) ? "" : ",";
    }

    private String row(int row) {
        return recording.rows() > 1 ? "[" + (row + 1) + "]" : "";
    }

    Symbol z(NeuronLayer layer, int row, int neuron) {
        return neuron("z", layer, row, neuron);
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

    Symbol bias(NeuronLayer layer, int neuron) {
        return new Symbol("b", Integer.toString(neuron + 1), "(" + layer.number() + ")");
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

    /** The operands of an operation that are at the place of an element of its value. */
    List<Formula> operands(TapeNode node, int place) {
        return node.inputs().stream()
                .map(input -> element(input, Broadcasting.source(node.value(), input.value(), place)))
                .toList();
    }

    /** The same as numbers. */
    static List<Formula> numbers(TapeNode node, int place) {
        return node.inputs().stream()
                .map(input -> Formula.number(input.value().at(Broadcasting.source(node.value(), input.value(), place))))
                .toList();
    }
}
