package dev.gradus.examples;

import dev.gradus.core.DType;
import dev.gradus.core.Tensor;
import dev.gradus.examples.explain.Format;
import dev.gradus.examples.explain.OpenedNeuron;
import dev.gradus.examples.explain.OwnNetwork;
import dev.gradus.examples.options.OutputDirectory;
import dev.gradus.examples.options.PositiveNumber;
import dev.gradus.examples.reference.Reference;
import dev.gradus.examples.reference.TrainingRun;
import dev.gradus.examples.reference.WorkedExample;
import dev.gradus.losses.HalfSquaredError;
import dev.gradus.optimizers.Optimizer;
import dev.gradus.optimizers.SGD;
import dev.gradus.visualization.explain.Backpropagation;
import dev.gradus.visualization.explain.Explanation;
import dev.gradus.visualization.page.PageLanguage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Backpropagation that explains itself, on the examples of the lecture notes or on a network of the user's own. */
@Command(
        name = "explain",
        description = {
            "Explains a training step with every number: forward pass, loss, backward pass by the chain rule, update.",
            "The data are examples of lecture notes (--list) or a network and a sample of your own (--layers, --model).",
            "Prints text; writes the plots and formulas of other formats into files, and writes no files for text."
        },
        footer = {
            "%nExamples:",
            "  ./gradus explain mlp-2-3-2",
            "  ./gradus explain mlp-2-3-2 --language ru --format html",
            "  ./gradus explain train-2-2-1",
            "  ./gradus explain --layers 2,3,1 --input 1,2 --target 0.5 --optimizer adam"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String GRAPH = "graph";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EXAMPLE",
            description = "An example of the lecture notes, such as mlp-2-3-2.")
    private @Nullable String example;

    @Option(names = "--list", description = "List the examples of the lecture notes.")
    private boolean list;

    @Mixin
    private OwnNetwork network = new OwnNetwork();

    @Option(
            names = "--language",
            paramLabel = "en|ru",
            converter = LanguageTag.class,
            defaultValue = "en",
            description = "English or Russian (default: ${DEFAULT-VALUE}).")
    private PageLanguage language = PageLanguage.ENGLISH;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.TEXT;

    @Option(
            names = "--digits",
            paramLabel = "N",
            converter = PositiveNumber.class,
            defaultValue = "5",
            description = "How many significant digits to show, 17 for all (default: ${DEFAULT-VALUE}).")
    private int digits;

    @Option(
            names = "--open",
            paramLabel = "LAYER:NEURON",
            converter = OpenedNeuron.Converter.class,
            description = "A neuron of a large network to show in full, such as 0:17; may be repeated.")
    private List<OpenedNeuron> opened = List.of();

    @Mixin
    private OutputDirectory output = new OutputDirectory();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Reference reference = Reference.load();
        if (list) {
            list(reference);
            return ExitCode.OK;
        }
        if ((example == null) == !network.isGiven()) {
            throw error(
                    example == null
                            ? "Explain what? An example of --list, such as mlp-2-3-2, or a network of your own by --layers or --model"
                            : "An example and a network of one's own exclude each other: leave out '%s', or --layers and --model"
                                    .formatted(example));
        }
        if (example != null) {
            refuseOwnOptions(example);
        }
        for (Map.Entry<String, Explanation> entry : explained(reference).entrySet()) {
            tell(entry.getKey(), entry.getValue());
        }
        return ExitCode.OK;
    }

    /** An example has all that these options say, so they would change nothing. */
    private void refuseOwnOptions(String example) {
        Set<String> own = Objects.requireNonNull(spec.mixins().get("network"))
                .optionsMap()
                .keySet();
        String given = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(own::contains)
                .collect(Collectors.joining(", "));
        if (!given.isEmpty()) {
            throw error(
                    "The example '%s' has its own network, sample, loss and step: leave out %s, or the example, and give a network of your own by --layers or --model"
                            .formatted(example, given));
        }
    }

    private static void list(Reference reference) {
        reference
                .examples()
                .forEach(known -> System.out.printf(
                        "%-20s %d step%s%n",
                        known.id(), known.steps().size(), known.steps().size() == 1 ? "" : "s"));
        System.out.printf(
                "%-20s f(x, y) = x² + xy + (x + y)² at %d points%n",
                GRAPH, reference.graph().points().size());
        reference
                .trainingRuns()
                .forEach(run -> System.out.printf(
                        "%-20s the first of %d steps, and a table of the others%n", run.id(), run.epochs()));
    }

    private ParameterException error(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Map<String, Explanation> explained(Reference reference) throws IOException {
        Map<String, Explanation> result = new LinkedHashMap<>();
        if (example == null) {
            try {
                result.put("network", network.explain());
            } catch (IllegalArgumentException e) {
                throw error(String.valueOf(e.getMessage()));
            }
        } else if (example.equals(GRAPH)) {
            reference
                    .graph()
                    .points()
                    .forEach(point -> result.put(
                            "graph-" + (result.size() + 1), graph(point).titled("f(x, y) = x² + xy + (x + y)²")));
        } else {
            reference.examples().stream()
                    .filter(known -> known.id().equals(example))
                    .forEach(found -> addSteps(found, result));
            reference.trainingRuns().stream()
                    .filter(known -> known.id().equals(example))
                    .forEach(found -> result.put(found.id(), run(found).titled(found.id())));
        }
        if (result.isEmpty()) {
            throw error("There is no example '%s'; --list names them".formatted(example));
        }
        return result;
    }

    private static void addSteps(WorkedExample example, Map<String, Explanation> result) {
        List<Explanation> steps = steps(example);
        for (int i = 0; i < steps.size(); i++) {
            String name = steps.size() == 1 ? example.id() : "%s-step-%d".formatted(example.id(), i + 1);
            result.put(name, steps.get(i).titled(name));
        }
    }

    /** The explanation of each step of an example. */
    static List<Explanation> steps(WorkedExample example) {
        SigmoidNetwork model = new SigmoidNetwork(example.weights(), example.biases());
        Optimizer optimizer = new SGD(model.parameters(), example.eta());
        return example.steps().stream()
                .map(step -> Backpropagation.explain(model, example.loss(), optimizer, step.x(), step.t()))
                .toList();
    }

    /** The explanation of the first step of a training run, with the steps that follow it. */
    static Explanation run(TrainingRun run) {
        SigmoidNetwork model = new SigmoidNetwork(run.weights(), run.biases());
        Tensor x = run.x().reshape(1, run.x().elements());
        Tensor t = run.t().reshape(1, run.t().elements());
        Optimizer optimizer = new SGD(model.parameters(), run.eta());
        return Backpropagation.explainRun(model, new HalfSquaredError(), optimizer, x, t, run.epochs());
    }

    /** The explanation of the function at a point. */
    static Explanation graph(Reference.Point point) {
        Tensor x = Tensor.scalar(point.x(), DType.FLOAT64).requiresGrad(true);
        Tensor y = Tensor.scalar(point.y(), DType.FLOAT64).requiresGrad(true);
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put("x", x);
        inputs.put("y", y);
        return Backpropagation.explain(
                () -> x.square().add(x.mul(y)).add(x.add(y).square()), inputs);
    }

    private void tell(String name, Explanation explanation) throws IOException {
        Explanation shown;
        try {
            shown = explanation.language(language).digits(digits);
            for (OpenedNeuron neuron : opened) {
                shown = shown.open(neuron.path(), neuron.neuron());
            }
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()));
        }
        if (format == Format.TEXT) {
            System.out.println(shown.toText());
            return;
        }
        Path file = output.create().resolve(name + "." + format.ending());
        try {
            shown.write(file);
        } catch (IllegalStateException e) {
            throw error(String.valueOf(e.getMessage()));
        }
        System.out.println(file);
    }

    /** Reads a language. */
    static final class LanguageTag implements picocli.CommandLine.ITypeConverter<PageLanguage> {
        @Override
        public PageLanguage convert(String value) {
            for (PageLanguage language : PageLanguage.values()) {
                if (language.tag().equals(value)) {
                    return language;
                }
            }
            throw new TypeConversionException("expected en or ru, got '%s'".formatted(value));
        }
    }
}
