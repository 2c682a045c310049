package dev.gradus.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A differentiable operation of a user's own: how the output is computed, and how its gradient goes back.
 *
 * <pre>{@code
 * final class Cube extends Function {
 *     protected Tensor forward(Context context, Tensor... inputs) {
 *         context.save(inputs[0]);
 *         return inputs[0].pow(3);
 *     }
 *
 *     protected Tensor[] backward(Context context, Tensor gradient) {
 *         return new Tensor[] {gradient.mul(context.saved(0).square().mul(3))};
 *     }
 * }
 *
 * Tensor y = new Cube().apply(x);
 * }</pre>
 *
 * <p>An instance holds no state of a call and may be used for any number of them.
 */
public abstract class Function {
    /** Subclasses need nothing to be set up. */
    protected Function() {}

    /**
     * Computes the output. Operations in here are not recorded.
     *
     * @param context keeps what {@link #backward} will need
     * @param inputs as given to {@link #apply}
     */
    protected abstract Tensor forward(Context context, Tensor... inputs);

    /**
     * Computes the gradients of the inputs from that of the output. Made of tensor operations, it can itself be
     * differentiated.
     *
     * @param context what {@link #forward} kept
     * @param gradient the gradient with respect to the output, of its shape
     * @return one gradient for each input, of its shape; what stands for an input that
     *     {@linkplain Context#needsGradient needs none} is not looked at
     */
    protected abstract Tensor[] backward(Context context, Tensor gradient);

    /** The name of the operation in graphs and errors; the class's simple name, if it has one, unless overridden. */
    public String name() {
        String name = getClass().getSimpleName();
        return name.isEmpty() ? "Function" : name;
    }

    /** Computes the output and records this operation if one of the inputs requires a gradient. */
    public final Tensor apply(Tensor... inputs) {
        return new Call(this).apply(inputs.clone());
    }

    /** What one call keeps between its forward and its backward pass. */
    public static final class Context {
        private final Call call;
        private final List<Tensor> saved = new ArrayList<>();
        private boolean[] needsGradient = {};

        private Context(Call call) {
            this.call = call;
        }
        /**
         * Keeps tensors for {@link Function#backward}; changing them in place before the backward pass is an error. Gradients
         * of gradients flow through inputs and the output only: an intermediate result counts as a constant there, and is
         * better computed again from the inputs.
         */
        public void save(Tensor... tensors) {
            saved.addAll(List.of(tensors));
        }

        /** A tensor that was kept, by its place in the order of keeping. */
        public Tensor saved(int position) {
            return call.kept(position);
        }

        /** Whether a gradient is wanted for an input: if not, what only that would need is better not saved. */
        public boolean needsGradient(int input) {
            return needsGradient[input];
        }
    }

    /** One use of a function, as an operation of the graph. */
    private static final class Call extends Operation {
        private static final DType[] NONE = {};

        private final Function function;
        private final Context context = new Context(this);
        private DType[] inputTypes = NONE;

        Call(Function function) {
            super(function.name());
            this.function = function;
        }

        @Override
        Tensor forward(GradientMode mode, Tensor... inputs) {
            context.needsGradient = new boolean[inputs.length];
            for (int i = 0; i < inputs.length; i++) {
                context.needsGradient[i] = Autograd.isRecording() && inputs[i].requiresGrad();
            }
            try (Autograd.Scope ignored = Autograd.noGrad()) {
                Tensor output = function.forward(context, inputs);
                // The graph hangs on the output, which must therefore be no tensor that existed before.
                Tensor result = output.view(output.shape(), output.strides, output.offset);
                context.saved.replaceAll(tensor -> tensor == output ? result : tensor);
                return result;
            }
        }

        @Override
        void save(Tensor[] inputs, Tensor output) {
            keep(context.saved.toArray(Tensor[]::new));
            context.saved.clear();
            inputTypes = Arrays.stream(inputs).map(Tensor::dtype).toArray(DType[]::new);
        }

        @Override
        void backward(Tensor gradient, BackwardPass pass) {
            checkNotReleased();
            gradient.storage.handOut();
            Tensor[] gradients = function.backward(context, gradient);
            if (gradients.length != inputCount()) {
                throw error(
                        "backward must return %d gradients, one for each input, got %d",
                        inputCount(), gradients.length);
            }
            for (int i = 0; i < gradients.length; i++) {
                Node edge = edge(i);
                if (edge != null && pass.needs(edge)) {
                    pass.deliver(this, i, edge, checked(i, gradients[i]));
                }
            }
        }

        private Tensor checked(int input, Tensor gradient) {
            if (gradient == null || !gradient.shape().equals(inputShape(input))) {
                throw error(
                        "backward must return a gradient of shape %s for input %d, got %s",
                        inputShape(input), input, gradient == null ? "null" : gradient.shape());
            }
            Tensor converted = gradient.to(inputTypes[input]);
            // Whose array the user returned is not known, and a leaf's gradient must be its own.
            return edge(input) instanceof Leaf ? converted.copy() : converted;
        }

        @Override
        Tensor gradient(int input, Tensor upstream) {
            return function.backward(context, upstream)[input];
        }
    }
}
